using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace AuthErrors.Benchmarks.Handlers;

/// <summary>The token endpoint that MSAL asks, without a network. Counts the tokens that it gives.</summary>
internal sealed class MsalIssuer(TimeSpan delay = default) : HttpMessageHandler, IMsalHttpClientFactory
{
    private static readonly string[] Scopes = ["https://api.example.com/.default"];

    private int _issued;

    public int Issued => Volatile.Read(ref _issued);

    public HttpClient GetHttpClient() => new(this, disposeHandler: false);

    /// <summary>A client with its credentials that asks here.</summary>
    public IConfidentialClientApplication CreateClient()
        => ConfidentialClientApplicationBuilder.Create("00000000-0000-0000-0000-000000000001")
            .WithClientSecret("not-a-secret")
            .WithAuthority("https://login.microsoftonline.com/00000000-0000-0000-0000-000000000002/", validateAuthority: false)
            .WithInstanceDiscovery(enableInstanceDiscovery: false)
            .WithHttpClientFactory(this)
            .Build();

    /// <summary>The token from the cache, or a new one.</summary>
    public static async Task<string> GetTokenAsync(IConfidentialClientApplication client, bool forceRefresh = false)
    {
        var result = await client.AcquireTokenForClient(Scopes).WithForceRefresh(forceRefresh).ExecuteAsync();
        return result.AccessToken;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, cancellationToken);
        var number = Interlocked.Increment(ref _issued);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent(
                $$"""{"token_type":"Bearer","expires_in":86399,"access_token":"msal-access-token-{{number}}"}""", Encoding.UTF8, "application/json"),
        };
    }
}
