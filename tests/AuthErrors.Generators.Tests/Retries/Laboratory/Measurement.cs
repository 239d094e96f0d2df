using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>Runs one program in one world after another and looks at what it does.</summary>
/// <param name="bench">The assembly that it is in.</param>
/// <param name="type">The program.</param>
/// <param name="isPaced">True if it hands work to other threads.</param>
internal sealed class Measurement(Bench bench, Type type, bool isPaced)
{
    private const string FirstToken = "t0";
    private const string Failure = "Authentication failed";
    private const string Body = "hello";

    // All in virtual milliseconds.
    private const int Cancellation = 3_000;
    private const int Deadline = 4_000;
    private const int ConcurrentCancellation = 6_000;
    private const int ConcurrentDeadline = 10_000;
    private const int ExchangeTime = 60;

    private const int Orders = 3;

    /// <summary>When the server answers the first send of each request: four at once, then before and after the exchange is over.</summary>
    private static readonly int[] Delays = [0, 0, 0, 0, 150, 150, 230, 310];

    /// <summary>From the harmless to the worst.</summary>
    private static readonly string[] Verdicts = ["none", "lost", "redundant", "race"];

    /// <summary>True if the order of its steps is up to the machine.</summary>
    public bool IsPaced => isPaced;

    /// <summary>How often the token is refreshed.</summary>
    public Truth Count()
    {
        var (fresh, stale) = (RejectAll(startsStale: false, isApiKey: false), RejectAll(startsStale: true, isApiKey: false));
        return new Truth(fresh.Refreshes, stale.Refreshes, Math.Max(fresh.LateRefreshes, stale.LateRefreshes));
    }

    /// <summary>Everything there is to see.</summary>
    public Truth All()
    {
        var count = Count();
        return count with
        {
            Concurrency = Concurrency(),
            SendsRejectedToken = FirstTokenSends() > 1,
            RefreshesForText = AcceptAll() > 0,
            SwallowsFailure = FailRetry(),
            LosesBody = bench.IsHandler(type) && !KeepsBody(),
            RefreshesForApiKey = bench.HasKind(type) && RejectAll(startsStale: false, isApiKey: true).Refreshes > 0,
        };
    }

    /// <summary>Eight requests, all with the first token, which is rejected.</summary>
    public string Concurrency()
        => Verdicts[Enumerable.Range(0, isPaced ? 1 : Orders).Max(seed => Array.IndexOf(Verdicts, Concurrency(seed == 0 ? null : new Random(seed))))];

    private string Concurrency(Random? shuffle)
    {
        var delay = new AsyncLocal<int[]>();
        var world = new World(new VirtualClock(shuffle, isPaced), async (clock, token, _, ct) =>
        {
            var own = delay.Value!;
            var wait = own[0];
            own[0] = 0;
            await clock.Wait(wait, ct);
            return token == FirstToken ? Response(HttpStatusCode.Unauthorized, Failure) : Response(HttpStatusCode.OK);
        })
        { ExchangeTime = ExchangeTime };
        var shared = bench.IsTransient(type) ? null : bench.Create(world, type);
        using var cancellation = new CancellationTokenSource();
        var requests = new List<Task<object>>();
        world.Clock.Schedule(ConcurrentCancellation, cancellation.Cancel);
        _ = world.Clock.Run(() =>
        {
            requests.AddRange(Delays.Select(first =>
            {
                delay.Value = [first];
                return Outcome(() => (shared ?? bench.Create(world, type))(null, cancellation.Token));
            }));
            return Task.WhenAll(requests);
        }, ConcurrentDeadline);

        // What does not end is lost.
        var isLost = requests.Exists(static request => !request.IsCompleted || request.GetAwaiter().GetResult() is not HttpStatusCode.OK);
        return world.MaxInFlight > 1 ? "race" : world.Exchanges > 1 ? "redundant" : isLost ? "lost" : "none";
    }

    private World RejectAll(bool startsStale, bool isApiKey)
    {
        var world = Create(static (_, _) => Response(HttpStatusCode.Unauthorized, Failure), startsStale);
        using var cancellation = new CancellationTokenSource();
        world.Clock.Schedule(Cancellation, cancellation.Cancel);
        Run(world, body: null, cancellation.Token, isApiKey);
        return world;
    }

    private int FirstTokenSends()
    {
        var sends = 0;
        Run(Create((token, _) =>
        {
            sends += token == FirstToken ? 1 : 0;
            return token == FirstToken ? Response(HttpStatusCode.Unauthorized, Failure) : Response(HttpStatusCode.OK);
        }));
        return sends;
    }

    private int AcceptAll()
    {
        var world = Create(static (_, _) => Response(HttpStatusCode.OK, $"FAQ: '{Failure}' means ..."));
        Run(world);
        return world.Refreshes;
    }

    /// <summary>True if the program returns something although its second send failed.</summary>
    private bool FailRetry()
    {
        var sends = 0;
        return Run(Create((_, _) => sends++ == 0 ? Response(HttpStatusCode.Unauthorized, Failure) : throw new HttpRequestException("The connection broke."))) is HttpStatusCode;
    }

    private bool KeepsBody()
    {
        var bodies = new List<string?>();
        var outcome = Run(Create((token, body) =>
        {
            bodies.Add(body);
            return token == FirstToken ? Response(HttpStatusCode.Unauthorized) : Response(HttpStatusCode.OK);
        }), Body);
        return outcome is HttpStatusCode && bodies.TrueForAll(static body => body == Body);
    }

    private World Create(Func<string, string?, HttpResponseMessage> serve, bool startsStale = false)
        => new(new VirtualClock(shuffle: null, isPaced), async (clock, token, body, _) =>
        {
            await clock.Wait(0, CancellationToken.None);
            return serve(token, body);
        })
        { StartsStale = startsStale };

    /// <summary>One request: the status that it got, the exception, or null if it does not end.</summary>
    private object? Run(World world, string? body = null, CancellationToken ct = default, bool isApiKey = false)
    {
        var outcome = world.Clock.Run(() => Outcome(() => bench.Create(world, type, isApiKey)(body, ct)), Deadline);
        return outcome.IsCompleted ? outcome.GetAwaiter().GetResult() : null;
    }

    private static async Task<object> Outcome(Func<Task<HttpResponseMessage>> request)
    {
        try
        {
            return (await request()).StatusCode;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static HttpResponseMessage Response(HttpStatusCode status, string text = "") => new(status) { Content = new StringContent(text) };
}
