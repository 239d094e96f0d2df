using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>Tokens <c>t0</c>, <c>t1</c>, … and a server that answers as it is told to. Counts what a program does.</summary>
/// <param name="clock">The clock.</param>
/// <param name="serve">What the server answers to a token and a body.</param>
internal sealed class World(VirtualClock clock, Func<VirtualClock, string, string?, CancellationToken, Task<HttpResponseMessage>> serve) : IWorld
{
    private const int MaxExchanges = 60;
    private const int MaxCalls = 400;
    private const int MaxRunaways = 20;

    private readonly Lock _gate = new();
    private int _version;
    private int _inFlight;
    private int _runaways;
    private string? _invalid;
    private Task<string>? _exchange;

    public VirtualClock Clock => clock;

    /// <summary>Whether the first token is about to expire.</summary>
    public bool StartsStale { get; init; }

    /// <summary>How long the token endpoint takes, in milliseconds.</summary>
    public int ExchangeTime { get; init; }

    public int Refreshes { get; private set; }

    /// <summary>The refreshes after the first send.</summary>
    public int LateRefreshes { get; private set; }

    public int Sends { get; private set; }

    public int Exchanges { get; private set; }

    public int MaxInFlight { get; private set; }

    public string Current => string.Create(CultureInfo.InvariantCulture, $"t{_version}");

    public bool ExpiresSoon => StartsStale && _version == 0;

    public Task<string> Exchange()
    {
        CountRefresh();
        return Refreshes > MaxCalls ? Stop() : ExchangeCore();
    }

    public Task<string> Renew(string rejected)
    {
        CountRefresh();
        return Refreshes > MaxCalls ? Stop() : RenewCore(rejected);
    }

    public void Invalidate(string rejected) => _invalid = rejected;

    public Task<string> RenewIfInvalid() => _invalid is null || _invalid != Current ? Task.FromResult(Current) : Renew(Current);

    public async Task<HttpResponseMessage> Send(string token, string? body, CancellationToken ct)
    {
        lock (_gate)
        {
            Sends++;
        }

        if (Sends > MaxCalls)
        {
            await Stop();
        }

        return await serve(clock, token, body, ct);
    }

    public Task Wait(int milliseconds, CancellationToken ct) => clock.Wait(milliseconds, ct);

    private void CountRefresh()
    {
        lock (_gate)
        {
            Refreshes++;
            LateRefreshes += Sends > 0 ? 1 : 0;
        }
    }

    private Task<string> RenewCore(string rejected)
    {
        lock (_gate)
        {
            return _exchange is { IsCompleted: false } ? _exchange
                : Current != rejected ? Task.FromResult(Current)
                : _exchange = ExchangeCore();
        }
    }

    private async Task<string> ExchangeCore()
    {
        lock (_gate)
        {
            Exchanges++;
            MaxInFlight = Math.Max(MaxInFlight, ++_inFlight);
        }

        try
        {
            await (Exchanges > MaxExchanges ? Stop() : clock.Wait(ExchangeTime, CancellationToken.None));
        }
        finally
        {
            lock (_gate)
            {
                _inFlight--;
            }
        }

        lock (_gate)
        {
            _version++;
            return Current;
        }
    }

    /// <summary>Throws into a program that goes on for ever; one that catches even that is never called back.</summary>
    private Task<string> Stop()
        => Interlocked.Increment(ref _runaways) > MaxRunaways ? new TaskCompletionSource<string>().Task : Task.FromException<string>(new RunawayException());
}
