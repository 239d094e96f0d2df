using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
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

    private static readonly StormContender[] Contenders =
    [
        new("ideal bound", RunIdealAsync),
        new("AuthRecoveryHandler", RunRecoveryAsync),
        new("refresh by each request", RunNaiveAsync),
        new("MSAL, forced refresh", RunMsalAsync),
    ];

    public static Uri Address { get; } = new("https://api.example.com/items/1");

    public static async Task RunAsync()
    {
        var times = Contenders.ToDictionary(static contender => contender, static _ => new List<double>());
        var results = new Dictionary<StormContender, StormResult>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var contender in Contenders)
            {
                var start = Stopwatch.GetTimestamp();
                results[contender] = await contender.RunAsync(Requests);

                // The first round compiles.
                if (round > 0)
                {
                    times[contender].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        var bound = Median(times[Contenders[0]]);
        Console.WriteLine("| | ratio | refreshes | failed requests |\n|---|---|---|---|");
        foreach (var contender in Contenders)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {contender.Name} | {Median(times[contender]) / bound:F2} | {results[contender].Refreshes} | {results[contender].Failures} |"));
        }
    }

    private static async Task<StormResult> RunIdealAsync(int requests)
    {
        using var server = new RotatingServer(RefreshTime);
        using var client = new HttpClient(server);
        var refresh = server.RefreshAsync(RotatingServer.Ended, CancellationToken.None);
        await CountAsync(requests, () => StormContender.IsAcceptedAsync(client, RotatingServer.Ended.AccessToken));
        var next = await refresh;
        var accepted = await CountAsync(requests, () => StormContender.IsAcceptedAsync(client, next!.AccessToken));
        return new StormResult(server.Refreshes, requests - accepted);
    }

    private static async Task<StormResult> RunRecoveryAsync(int requests)
    {
        var server = new RotatingServer(RefreshTime);
        var store = new InMemoryTokenStore();
        await store.CompareReplaceAsync(expected: null, RotatingServer.Ended, CancellationToken.None);
        await using var session = new TokenSession(store, server);
        using var client = new HttpClient(new AuthRecoveryHandler(session, Address, options: null, server));
        var accepted = await CountAsync(requests, async () =>
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
        return new StormResult(server.Refreshes, requests - accepted);
    }

    private static async Task<StormResult> RunNaiveAsync(int requests)
    {
        using var server = new RotatingServer(RefreshTime);
        using var client = new HttpClient(server);
        var current = RotatingServer.Ended;
        var accepted = await CountAsync(requests, async () =>
        {
            var token = Volatile.Read(ref current);
            if (await StormContender.IsAcceptedAsync(client, token.AccessToken))
            {
                return true;
            }

            if (await server.RefreshAsync(token, CancellationToken.None) is not { } next)
            {
                return false;
            }

            Volatile.Write(ref current, next);
            return await StormContender.IsAcceptedAsync(client, next.AccessToken);
        });
        return new StormResult(server.Refreshes, requests - accepted);
    }

    /// <summary>MSAL's tokens are never those that this server began with, so that each of them is good.</summary>
    private static async Task<StormResult> RunMsalAsync(int requests)
    {
        using var server = new RotatingServer(RefreshTime);
        using var client = new HttpClient(server);
        using var issuer = new MsalIssuer(RefreshTime);
        var application = issuer.CreateClient();
        var accepted = await CountAsync(requests, async () =>
            await StormContender.IsAcceptedAsync(client, RotatingServer.Ended.AccessToken)
            || await StormContender.IsAcceptedAsync(client, await MsalIssuer.GetTokenAsync(application, forceRefresh: true)))
            ;
        return new StormResult(issuer.Issued, requests - accepted);
    }

    private static async Task<int> CountAsync(int requests, Func<Task<bool>> isAccepted)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, requests).Select(_ => isAccepted()));
        return answers.Count(static answer => answer);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
