using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Storms;

/// <summary>A process that refreshes without a lock: for each line of input it makes one request, and says how that ended.</summary>
internal static class NaiveRacer
{
    public static async Task RunAsync(Uri authority, string path)
    {
        using var http = new HttpClient();
        var store = new FileTokenStore(path);
        while (await Console.In.ReadLineAsync() is not null)
        {
            var token = (await store.ReadAsync(CancellationToken.None))!;
            var isAccepted = await IsAcceptedAsync(http, authority, token.AccessToken)
                || (await RefreshAsync(http, authority, token.RefreshToken!) is { } next && await IsAcceptedAsync(http, authority, next));
            Console.WriteLine(isAccepted ? "accepted" : "failed");
        }
    }

    private static async Task<bool> IsAcceptedAsync(HttpClient http, Uri authority, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(authority, "resource"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }

    private static async Task<string?> RefreshAsync(HttpClient http, Uri authority, string refreshToken)
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)]);
        using var response = await http.PostAsync(new Uri(authority, "token"), form);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return document.RootElement.GetProperty("access_token").GetString();
    }
}
