using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Benchmarks.Handlers;

namespace AuthErrors.Benchmarks.Storms;

/// <summary>
/// <c>storm</c>: 1,000 requests at once with a token that has ended, and a refresh of 50 ms. The contenders take turns. The bound has the new token 50 ms after
/// the first request without asking for it, and sends everything twice.
/// </summary>
internal static class StormComparison
{
    private const int Requests = 1000;
    private const int Rounds = 21;

    private static readonly TimeSpan RefreshTime = TimeSpan.FromMilliseconds(50);

    public static Uri Address { get; } = new("https://api.example.com/items/1");

    public static Task RunAsync() => Interleaved.RunAsync(Rounds, " refreshes | failed requests |", operations: Requests,
    [
        new("ideal bound", RunIdealAsync),
        new("AuthRecoveryHandler", RunRecoveryAsync),
        new("each request refreshes", RunNaiveAsync),
        new("MSAL, forced refresh", RunMsalAsync),
    ]);

    private static async Task<string> RunIdealAsync()
    {
        using var server = new RotatingServer(RefreshTime);
        using var client = new HttpClient(server);
        var refresh = server.RefreshAsync(RotatingServer.Ended, CancellationToken.None);
        await CountAsync(() => IsAcceptedAsync(client, RotatingServer.Ended.AccessToken));
        var next = await refresh;
        var accepted = await CountAsync(() => IsAcceptedAsync(client, next!.AccessToken));
        return Told(server.Refreshes, accepted);
    }

    private static async Task<string> RunRecoveryAsync()
    {
        var server = new RotatingServer(RefreshTime);
        var store = new InMemoryTokenStore();
        await store.CompareReplaceAsync(expected: null, RotatingServer.Ended, CancellationToken.None);
        await using var session = new TokenSession(store, server);
        using var client = new HttpClient(new AuthRecoveryHandler(session, Address, options: null, server));
        var accepted = await CountAsync(async () =>
        {
            try
            {
                using var response = await client.GetAsync(Address);
                return response.IsSuccessStatusCode;
            }
            catch (AuthErrorException)
            {
                return false;
            }
        });
        return Told(server.Refreshes, accepted);
    }

    private static async Task<string> RunNaiveAsync()
    {
        using var server = new RotatingServer(RefreshTime);
        using var client = new HttpClient(server);
        var current = RotatingServer.Ended;
        var accepted = await CountAsync(async () =>
        {
            var token = Volatile.Read(ref current);
            if (await IsAcceptedAsync(client, token.AccessToken))
            {
                return true;
            }

            if (await server.RefreshAsync(token, CancellationToken.None) is not { } next)
            {
                return false;
            }

            Volatile.Write(ref current, next);
            return await IsAcceptedAsync(client, next.AccessToken);
        });
        return Told(server.Refreshes, accepted);
    }

    /// <summary>MSAL's tokens are never those that this server began with, so that each of them is good.</summary>
    private static async Task<string> RunMsalAsync()
    {
        using var server = new RotatingServer(RefreshTime);
        using var client = new HttpClient(server);
        using var issuer = new MsalIssuer(RefreshTime);
        var application = issuer.CreateClient();
        var accepted = await CountAsync(async () =>
            await IsAcceptedAsync(client, RotatingServer.Ended.AccessToken)
            || await IsAcceptedAsync(client, await MsalIssuer.GetTokenAsync(application, forceRefresh: true)))
            ;
        return Told(issuer.Issued, accepted);
    }

    private static string Told(int refreshes, int accepted) => FormattableString.Invariant($" {refreshes} | {Requests - accepted} |");

    private static async Task<int> CountAsync(Func<Task<bool>> isAccepted)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => isAccepted()));
        return answers.Count(static answer => answer);
    }

    private static async Task<bool> IsAcceptedAsync(HttpClient client, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken);
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
