using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks; using Polly; using Polly.Retry;
using static System.Net.HttpStatusCode;
using Response = System.Net.Http.HttpResponseMessage;
using Pipeline = Polly.ResiliencePipeline<System.Net.Http.HttpResponseMessage>; using Options = Polly.Retry.RetryStrategyOptions<System.Net.Http.HttpResponseMessage>; using Handling = Polly.PredicateBuilder<System.Net.Http.HttpResponseMessage>;
namespace Cases;

//# L01 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: `RetryAsync(2, onRetry)` refreshes at each retry.
sealed class L01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(2, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L02 | safe | max=1 | conc=none | rules=- | Version 7: `RetryAsync` without a number tries once more.
sealed class L02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L03 | safe | max=1 | conc=none | rules=- | Version 7: three retries, of which the first alone refreshes. The first has the number 1.
sealed class L03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(3, async (_, attempt) => { if (attempt == 1) token = await Gate.RefreshAsync(token, ct); })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L04 | unsafe | max=0 | conc=lost | rules=NOREFRESH | Version 7: no retry has the number 0.
sealed class L04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(3, async (_, attempt) => { if (attempt == 0) token = await Gate.RefreshAsync(token, ct); })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L05 | unsafe | max=unbounded | conc=none | rules=COUNT | Version 7: `RetryForeverAsync`.
sealed class L05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryForeverAsync(async _ => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L06 | safe | max=1 | conc=none | rules=- | Version 7: `RetryForeverAsync`, but what is handled asks a captured flag.
sealed class L06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = false;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized && !refreshed)
            .RetryForeverAsync(async _ => { token = await Gate.RefreshAsync(token, ct); refreshed = true; })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L07 | unsafe | max=3 | conc=none | rules=COUNT | Version 7: one retry for each of three waits.
sealed class L07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .WaitAndRetryAsync(new[] { TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero }, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L08 | safe | max=1 | conc=none | rules=- | Version 7: one wait.
sealed class L08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .WaitAndRetryAsync(new[] { TimeSpan.Zero }, async (_, _, _, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L09 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: the outer policy repeats the inner one, which refreshes once.
sealed class L09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var inner = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct));
        var outer = Polly.Policy.HandleResult<Response>(r => !r.IsSuccessStatusCode).RetryAsync(1);
        return await outer.WrapAsync(inner).ExecuteAsync(() => Send(token, ct));
    }
}
//# L10 | safe | max=1 | conc=none | rules=- | Version 7: the outer policy refreshes, the inner one retries a busy server.
sealed class L10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var outer = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct));
        var inner = Polly.Policy.HandleResult<Response>(r => (int)r.StatusCode >= 500).RetryAsync(5);
        return await Polly.Policy.WrapAsync(outer, inner).ExecuteAsync(() => Send(token, ct));
    }
}
//# L11 | unsafe | max=6 | conc=none | rules=COUNT | Version 7: three policies within each other; the two inner ones refresh.
sealed class L11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var a = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(1);
        var b = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct));
        var d = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct));
        return await Polly.Policy.WrapAsync(a, b, d).ExecuteAsync(() => Send(token, ct));
    }
}
//# L12 | safe | max=1 | conc=none | rules=- | Version 7: a policy that waits for a while and one that does nothing only pass the call on.
sealed class L12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var retry = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct));
        return await Polly.Policy.WrapAsync(Polly.Policy.NoOpAsync<Response>(), retry, Polly.Policy.TimeoutAsync<Response>(TimeSpan.FromMinutes(1))).ExecuteAsync(() => Send(token, ct));
    }
}
//# L13 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: an exception says that the request was refused.
sealed class L13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try
        {
            return await Polly.Policy.Handle<AuthException>(e => e.Status == Unauthorized)
                .RetryAsync(2, async (_, _) => token = await Gate.RefreshAsync(token, ct))
                .ExecuteAsync(() => SendOrThrow(token, ct));
        }
        catch (AuthException e)
        {
            return new HttpResponseMessage(e.Status);
        }
    }
}
//# L14 | safe | max=1 | conc=none | rules=- | Version 7: it handles other exceptions; who calls it refreshes.
sealed class L14 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try
        {
            return await Polly.Policy.Handle<IOException>().Or<AuthException>(e => e.Status == Conflict)
                .RetryAsync(3, async (_, _) => token = await Gate.RefreshAsync(token, ct))
                .ExecuteAsync(() => SendOrThrow(token, ct));
        }
        catch (AuthException e) when (e.Status == Unauthorized)
        {
            token = await Gate.RefreshAsync(token, ct);
            return await Send(token, ct);
        }
    }
}
//# L15 | unsafe | max=3 | conc=none | rules=COUNT | Version 7: exceptions or results.
sealed class L15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.Handle<HttpRequestException>().OrResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(3, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L16 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: the clause is added to a builder that is kept in a variable.
sealed class L16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var builder = Polly.Policy.Handle<IOException>().OrResult<Response>(r => r.StatusCode == BadGateway);
        builder.OrResult(r => r.StatusCode == Unauthorized);
        return await builder.RetryAsync(2, async (_, _) => token = await Gate.RefreshAsync(token, ct)).ExecuteAsync(() => Send(token, ct));
    }
}
//# L17 | safe | max=1 | conc=none | rules=- | Version 7: the outcome decides what the callback does.
sealed class L17 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => !r.IsSuccessStatusCode)
            .RetryAsync(1, async (outcome, _) => { if (outcome.Result.StatusCode == Unauthorized) token = await Gate.RefreshAsync(token, ct); })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L18 | unsafe | max=0 | conc=lost | rules=NOREFRESH | Version 7: the outcome has another status.
sealed class L18 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => !r.IsSuccessStatusCode)
            .RetryAsync(4, async (outcome, _) => { if (outcome.Exception is not null || outcome.Result?.StatusCode == Conflict) token = await Gate.RefreshAsync(token, ct); })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L19 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: what comes back is captured, and judged once more.
sealed class L19 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var captured = await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAndCaptureAsync(() => Send(token, ct));
        if (captured.Outcome == OutcomeType.Successful) return captured.Result;
        token = await Gate.RefreshAsync(token, ct);
        return await Send(token, ct);
    }
}
//# L20 | safe | max=1 | conc=none | rules=- | Version 7: what comes back is captured; it is no success, and no result.
sealed class L20 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var captured = await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAndCaptureAsync(() => Send(token, ct));
        if (captured.Outcome == OutcomeType.Successful && captured.Result.StatusCode == Unauthorized || captured.FinalException is not null) token = await Gate.RefreshAsync(token, ct);
        return captured.Result ?? captured.FinalHandledResult;
    }
}
//# L21 | safe | max=1 | conc=none | rules=- | Version 7: the attempts share a context, which remembers the refresh.
sealed class L21 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(3, async (_, _, context) =>
            {
                if (context.ContainsKey("renewed")) return;
                context["renewed"] = true;
                token = await Gate.RefreshAsync(token, ct);
            })
            .ExecuteAsync((_, c) => Send(token, c), new Context("get"), ct);
    }
}
//# L22 | safe | max=1 | conc=none | rules=- | Version 7: a fallback refreshes and sends once more.
sealed class L22 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .FallbackAsync(async c => { token = await Gate.RefreshAsync(token, ct); return await Send(token, c); })
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L23 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: a fallback around a retry; both refresh.
sealed class L23 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var retry = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct));
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .FallbackAsync(async c => { token = await Gate.RefreshAsync(token, ct); return await Send(token, c); })
            .WrapAsync(retry).ExecuteAsync(() => Send(token, ct));
    }
}
//# L24 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: the policy is in a static field; what it runs refreshes before each attempt but the first.
sealed class L24 : Api
{
    static readonly IAsyncPolicy<Response> Twice = Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized).RetryAsync(2);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var turn = 0;
        return await Twice.ExecuteAsync(async () =>
        {
            if (turn++ > 0) token = await Gate.RefreshAsync(token, ct);
            return await Send(token, ct);
        });
    }
}
//# L25 | safe | max=1 | conc=none | rules=- | Version 7: the policy in a field retries a busy server alone.
sealed class L25 : Api
{
    readonly Polly.Retry.AsyncRetryPolicy<Response> _busy = Polly.Policy<Response>.Handle<HttpRequestException>().OrResult(r => (int)r.StatusCode >= 500).WaitAndRetryAsync(3, _ => TimeSpan.Zero);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await _busy.ExecuteAsync(async () =>
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized) return r;
            token = await Gate.RefreshAsync(token, ct);
            return await Send(token, ct);
        });
    }
}
//# L26 | unsafe | max=1 | conc=race | rules=RACE | Version 7: one retry over the raw refresher.
sealed class L26 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => await Auth.RefreshAsync(ct))
            .ExecuteAsync(() => Send(Auth.Current, ct));
    }
}
//# L27 | unsafe | max=1 | conc=lost | rules=NOREFRESH | Version 7: what is executed keeps the rejected token.
sealed class L27 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.StatusCode == Unauthorized)
            .RetryAsync(1, async (_, _) => await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
//# L28 | unsafe | max=2 | conc=none | rules=COUNT | Version 7: method groups.
sealed class L28 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(Rejected).RetryAsync(2, Renew).ExecuteAsync(Ask);
        Task<Response> Ask() => Send(token, ct);
        async Task Renew(Polly.DelegateResult<Response> outcome, int attempt) => token = await Gate.RefreshAsync(token, ct);
    }
}
//# L29 | unsafe | max=3 | conc=none | rules=COUNT | Version 8: three retries when nothing is said.
sealed class L29 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L30 | safe | max=1 | conc=none | rules=- | Version 8: one retry.
sealed class L30 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L31 | unsafe | max=unbounded | conc=none | rules=COUNT | Version 8: for ever.
sealed class L31 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = int.MaxValue, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L32 | safe | max=1 | conc=none | rules=- | Version 8: the first retry has the number 0, and it alone refreshes.
sealed class L32 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 4, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async args => { if (args.AttemptNumber == 0) token = await Gate.RefreshAsync(token, ct); } })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L33 | safe | max=1 | conc=none | rules=- | Version 8: when nothing is said, no result is handled; who calls it refreshes.
sealed class L33 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 3, Delay = TimeSpan.Zero, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
        if (r.StatusCode != Unauthorized) return r;
        token = await Gate.RefreshAsync(token, ct);
        return await Send(token, ct);
    }
}
//# L34 | unsafe | max=3 | conc=none | rules=COUNT | Version 8: when nothing is said, exceptions are handled.
sealed class L34 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try
        {
            return await new Polly.ResiliencePipelineBuilder<Response>()
                .AddRetry(new Options { MaxRetryAttempts = 3, Delay = TimeSpan.Zero, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
                .Build().ExecuteAsync(async c => await SendOrThrow(token, c), ct);
        }
        catch (AuthException e)
        {
            return new HttpResponseMessage(e.Status);
        }
    }
}
//# L35 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: a predicate builder for exceptions and results.
sealed class L35 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, ShouldHandle = new Handling().Handle<HttpRequestException>().HandleResult(r => r.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L36 | safe | max=1 | conc=none | rules=- | Version 8: a predicate builder for other results; who calls it refreshes.
sealed class L36 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, ShouldHandle = new Handling().Handle<HttpRequestException>().HandleResult(r => r.StatusCode == TooManyRequests), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
        if (r.StatusCode != Unauthorized) return r;
        token = await Gate.RefreshAsync(token, ct);
        return await Send(token, ct);
    }
}
//# L37 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: a switch over the outcome.
sealed class L37 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, ShouldHandle = args => args.Outcome switch { { Exception: HttpRequestException } => PredicateResult.True(), { Result.StatusCode: Unauthorized } => PredicateResult.True(), _ => PredicateResult.False() }, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L38 | safe | max=1 | conc=none | rules=- | Version 8: a switch over the outcome, for a busy server; who calls it refreshes.
sealed class L38 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, ShouldHandle = args => args.Outcome switch { { Exception: HttpRequestException } => PredicateResult.True(), { Result.StatusCode: TooManyRequests } => PredicateResult.True(), _ => PredicateResult.False() }, OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
        if (r.StatusCode != Unauthorized) return r;
        token = await Gate.RefreshAsync(token, ct);
        return await Send(token, ct);
    }
}
//# L39 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: the retry that was added first is around the other.
sealed class L39 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized) })
            .AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L40 | safe | max=1 | conc=none | rules=- | Version 8: the retry around the other refreshes; the one inside is for a busy server.
sealed class L40 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .AddTimeout(TimeSpan.FromMinutes(1))
            .AddRetry(new Options { MaxRetryAttempts = 3, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } r && Busy(r)) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L41 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: the question itself refreshes, and is asked after the last attempt too.
sealed class L41 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = async args => { if (args.Outcome.Result?.StatusCode != Unauthorized) return false; token = await Gate.RefreshAsync(token, ct); return true; } })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L42 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: the function for the delay refreshes.
sealed class L42 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), DelayGenerator = async _ => { token = await Gate.RefreshAsync(token, ct); return TimeSpan.Zero; } })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L43 | safe | max=1 | conc=none | rules=- | Version 8: a builder and its options, filled member by member.
sealed class L43 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var options = new Options();
        options.MaxRetryAttempts = 1;
        options.Delay = TimeSpan.Zero;
        options.ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result?.StatusCode == Unauthorized);
        options.OnRetry = async _ => token = await Gate.RefreshAsync(token, ct);
        var builder = new Polly.ResiliencePipelineBuilder<Response>();
        builder.AddRetry(options);
        var pipeline = builder.Build();
        return await pipeline.ExecuteAsync(async (state, c) => await Send(state.Token(), c), (Token: new Func<string>(() => token), 0), ct);
    }
}
//# L44 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: a pipeline that another is added to.
sealed class L44 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var inner = new Polly.ResiliencePipelineBuilder<Response>().AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) }).Build();
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized) })
            .AddPipeline(inner)
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L45 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: the pipeline is in a static field; what it runs refreshes after each rejection but its own.
sealed class L45 : Api
{
    static readonly Pipeline Shared = new Polly.ResiliencePipelineBuilder<Response>().AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized) }).Build();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Shared.ExecuteAsync(async c =>
        {
            var r = await Send(token, c);
            if (r.StatusCode != Unauthorized) return r;
            token = await Gate.RefreshAsync(token, ct);
            return await Send(token, c);
        }, ct);
    }
}
//# L46 | unsafe | max=2 | conc=none | rules=COUNT | Version 8: a pipeline for any result.
sealed class L46 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is HttpResponseMessage { StatusCode: Unauthorized }), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L47 | safe | max=1 | conc=none | rules=- | Version 8: a property of the context remembers the refresh.
sealed class L47 : Api
{
    static readonly ResiliencePropertyKey<bool> Renewed = new("renewed");
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var context = ResilienceContextPool.Shared.Get(ct);
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 3, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async args => { if (args.Context.Properties.TryGetValue(Renewed, out var renewed) && renewed) return; args.Context.Properties.Set(Renewed, true); token = await Gate.RefreshAsync(token, ct); } })
            .Build().ExecuteAsync(async c => await Send(token, c.CancellationToken), context);
    }
}
//# L48 | safe | max=1 | conc=none | rules=- | Version 8: a fallback refreshes and sends once more.
sealed class L48 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await new Polly.ResiliencePipelineBuilder<Response>()
            .AddFallback(new Polly.Fallback.FallbackStrategyOptions<Response> { ShouldHandle = new Handling().HandleResult(r => r.StatusCode == Unauthorized), FallbackAction = async _ => { token = await Gate.RefreshAsync(token, ct); return Outcome.FromResult(await Send(token, ct)); } })
            .Build().ExecuteAsync(async c => await Send(token, c), ct);
    }
}
//# L49 | safe | max=1 | conc=none | rules=- | Version 8: an outcome instead of an exception.
sealed class L49 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var context = ResilienceContextPool.Shared.Get(ct);
        var outcome = await new Polly.ResiliencePipelineBuilder<Response>()
            .AddRetry(new Options { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == Unauthorized), OnRetry = async _ => token = await Gate.RefreshAsync(token, ct) })
            .Build().ExecuteOutcomeAsync(async (_, _) => Outcome.FromResult(await Send(token, ct)), context, 0);
        if (outcome.Exception is not null) token = await Gate.RefreshAsync(token, ct);
        return outcome.Result!;
    }
}
//# L50 | unsafe | max=1 | conc=none | rules=BODYMATCH | Version 7: the text of what may be no error decides.
sealed class L50 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Polly.Policy.HandleResult<Response>(r => r.Content.ReadAsStringAsync().GetAwaiter().GetResult().Contains("Authentication failed"))
            .RetryAsync(1, async (_, _) => token = await Gate.RefreshAsync(token, ct))
            .ExecuteAsync(() => Send(token, ct));
    }
}
