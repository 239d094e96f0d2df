using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# Y01 | unsafe | max=2 | conc=none | rules=COUNT | `RetryAsync(2, onRetry)` refreshes at each retry.
sealed class Y01 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized)
            .RetryAsync(2, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# Y02 | safe | max=1 | conc=none | rules=- | `RetryAsync(3, onRetry)`, but the callback refreshes at the first retry alone.
sealed class Y02 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized)
            .RetryAsync(3, async (_, attempt) => { if (attempt == 1) token = await Gate.RefreshAsync(token, ct); })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# Y03 | unsafe | max=3 | conc=none | rules=COUNT | `AddRetry` with the default number of attempts.
sealed class Y03 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { ShouldHandle = r => r.StatusCode == Unauthorized, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(() => Send(token, ct));
    }
}
//# Y04 | safe | max=1 | conc=none | rules=- | `AddRetry` with one attempt.
sealed class Y04 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { MaxRetryAttempts = 1, ShouldHandle = r => r.StatusCode == Unauthorized, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(() => Send(token, ct));
    }
}
//# Y05 | unsafe | max=3 | conc=none | rules=COUNT | The outer retry takes every failure and repeats the inner one, which refreshes once.
sealed class Y05 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { MaxRetryAttempts = 2, ShouldHandle = r => !r.IsSuccessStatusCode })
            .AddRetry(new() { MaxRetryAttempts = 1, ShouldHandle = r => r.StatusCode == Unauthorized, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(() => Send(token, ct));
    }
}
//# Y06 | safe | max=1 | conc=none | rules=- | As Y05, but the outer retry takes a busy server alone.
sealed class Y06 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { MaxRetryAttempts = 2, ShouldHandle = r => Busy(r) })
            .AddRetry(new() { MaxRetryAttempts = 1, ShouldHandle = r => r.StatusCode == Unauthorized, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(() => Send(token, ct));
    }
}
//# Y07 | safe | max=1 | conc=none | rules=- | The two in the other order: the refresh is outermost, the waits are inside.
sealed class Y07 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { MaxRetryAttempts = 1, ShouldHandle = r => Rejected(r), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .AddRetry(new() { MaxRetryAttempts = 3, ShouldHandle = r => Busy(r) })
            .Build().ExecuteAsync(() => Send(token, ct));
    }
}
//# Y08 | unsafe | max=6 | conc=none | rules=COUNT | Three retries that refresh within an outer one that repeats them once.
sealed class Y08 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { MaxRetryAttempts = 1, ShouldHandle = Rejected })
            .AddRetry(new() { MaxRetryAttempts = 3, ShouldHandle = Rejected, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(() => Send(token, ct));
    }
}
//# Y09 | safe | max=1 | conc=none | rules=- | The handled result is a question to a captured flag.
sealed class Y09 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = false;
        return Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized && !refreshed)
            .RetryAsync(5, async (_, _) => { token = await Gate.RefreshAsync(token, ct); refreshed = true; })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# Y10 | unsafe | max=5 | conc=none | rules=COUNT | As Y09, but the flag lives in the callback.
sealed class Y10 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized)
            .RetryAsync(5, async (_, _) => { var refreshed = false; if (!refreshed) token = await Gate.RefreshAsync(token, ct); refreshed = true; })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# Y11 | unsafe | max=2 | conc=none | rules=COUNT | A policy without a refresh of its own repeats a helper that refreshes once.
sealed class Y11 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
        => Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, (_, _) => Task.CompletedTask)
            .ExecuteAsync(() => Authorized(ct));
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# Y12 | safe | max=1 | conc=none | rules=- | The policy retries a busy server; the helper inside refreshes once.
sealed class Y12 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
        => Policy<HttpResponseMessage>.HandleResult(r => (int)r.StatusCode >= 500)
            .RetryAsync(3, (_, _) => Task.CompletedTask)
            .ExecuteAsync(() => Authorized(ct));
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# Y13 | unsafe | max=3 | conc=none | rules=COUNT | The executed lambda refreshes before each attempt but the first; a policy with three retries runs it.
sealed class Y13 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var attempts = 0;
        return Policy<HttpResponseMessage>.HandleResult(Rejected)
            .RetryAsync(3, (_, _) => Task.CompletedTask)
            .ExecuteAsync(async () =>
            {
                if (attempts++ > 0) token = await Gate.RefreshAsync(token, ct);
                return await Send(token, ct);
            });
    }
}
//# Y14 | safe | max=1 | conc=none | rules=- | As Y13, with one retry.
sealed class Y14 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var attempts = 0;
        return Policy<HttpResponseMessage>.HandleResult(Rejected)
            .RetryAsync(1, (_, _) => Task.CompletedTask)
            .ExecuteAsync(async () =>
            {
                if (attempts++ > 0) token = await Gate.RefreshAsync(token, ct);
                return await Send(token, ct);
            });
    }
}
//# Y15 | unsafe | max=1 | conc=race | rules=RACE | One retry over the raw refresher: each concurrent request makes its own exchange.
sealed class Y15 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
        => Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => await Auth.RefreshAsync(ct))
            .ExecuteAsync(() => Send(Auth.Current, ct));
}
//# Y16 | unsafe | max=1 | conc=redundant | rules=RACE | One retry whose callback reads the rejected token after the send.
sealed class Y16 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
        => Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => await Gate.RefreshAsync(Gate.Current, ct))
            .ExecuteAsync(() => Send(Gate.Current, ct));
}
//# Y17 | unsafe | max=1 | conc=lost | rules=NOREFRESH | The callback refreshes, but the executed lambda keeps the token that was rejected.
sealed class Y17 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return Policy<HttpResponseMessage>.HandleResult(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# Y18 | safe | max=1 | conc=none | rules=- | The pipeline is built by a helper that takes the callback.
sealed class Y18 : Api
{
    static ResiliencePipeline<HttpResponseMessage> Build(int attempts, Func<Task> renew)
        => new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { MaxRetryAttempts = attempts, ShouldHandle = r => r.StatusCode == Unauthorized, OnRetry = _ => renew() })
            .Build();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var pipeline = Build(1, async () => token = await Gate.RefreshAsync(token, ct));
        return await pipeline.ExecuteAsync(async () => await Send(token, ct));
    }
}
//# Y19 | unsafe | max=2 | conc=none | rules=COUNT | As Y18, asked for two attempts.
sealed class Y19 : Api
{
    static ResiliencePipeline<HttpResponseMessage> Build(int attempts, Func<Task> renew)
        => new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new() { MaxRetryAttempts = attempts, ShouldHandle = r => r.StatusCode == Unauthorized, OnRetry = _ => renew() })
            .Build();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var pipeline = Build(2, async () => token = await Gate.RefreshAsync(token, ct));
        return await pipeline.ExecuteAsync(async () => await Send(token, ct));
    }
}
//# Y20 | safe | max=1 | conc=none | rules=- | The options object is a local that is filled member by member.
sealed class Y20 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var options = new RetryStrategyOptions<HttpResponseMessage>();
        options.MaxRetryAttempts = 1;
        options.ShouldHandle = r => r.StatusCode == Unauthorized;
        options.OnRetry = async r => { r.Dispose(); token = await Gate.RefreshAsync(token, ct); };
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        builder.AddRetry(options);
        return await builder.Build().ExecuteAsync(() => Send(token, ct));
    }
}
//# Y21 | unsafe | max=2 | conc=none | rules=COUNT | The policy refreshes once; what it gives back is judged once more by the caller.
sealed class Y21 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Policy<HttpResponseMessage>.HandleResult(x => x.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
        return r.StatusCode == Unauthorized ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
