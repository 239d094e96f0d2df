using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Storms;

/// <summary>One way to get through a storm.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="RunAsync">Makes so many requests at once, and tells how many refreshes and failures that took.</param>
internal sealed record StormContender(string Name, Func<int, Task<StormResult>> RunAsync)
{
    public static async Task<bool> IsAcceptedAsync(HttpMessageInvoker client, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, StormComparison.Address);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken);
        using var response = await client.SendAsync(request, default);
        return response.IsSuccessStatusCode;
    }
}
