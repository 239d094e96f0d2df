using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors;

namespace Samples;

/// <summary>A client of the service that says hello. Its other part comes from the catalog.</summary>
[AuthErrorClient("hello", ApiKeyVariable = "HELLO_API_KEY")]
internal sealed partial class HelloClient
{
    /// <summary>How many errors this client has thrown.</summary>
    public int Errors { get; private set; }

    /// <summary>Asks for a hello.</summary>
    public async Task<string> HelloAsync()
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "hello"));
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    partial void OnAuthError(AuthErrorException error) => Errors++;
}
