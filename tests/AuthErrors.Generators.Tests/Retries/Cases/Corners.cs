using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# Co01 | safe | max=1 | conc=none | rules=- | `??=` refreshes once, however many turns follow.
sealed class Co01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        string? fresh = null;
        var r = await Send(token, ct);
        for (var i = 0; i < 3 && Rejected(r); i++)
        {
            fresh ??= await Gate.RefreshAsync(token, ct);
            r = await Send(fresh, ct);
        }
        return r;
    }
}
//# Co02 | unsafe | max=3 | conc=none | rules=COUNT | As Co01, but the local lives in the turn.
sealed class Co02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        for (var i = 0; i < 3 && Rejected(r); i++)
        {
            string? fresh = null;
            fresh ??= await Gate.RefreshAsync(token, ct);
            r = await Send(fresh, ct);
        }
        return r;
    }
}
//# Co03 | unsafe | max=2 | conc=none | rules=COUNT | A delegate with two targets: both run, and the second one's task is awaited.
sealed class Co03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        Func<Task<string>> renew = () => Gate.RefreshAsync(token, ct);
        renew += () => Gate.RefreshAsync(token, ct);
        return await Send(await renew(), ct);
    }
}
//# Co04 | safe | max=1 | conc=none | rules=- | The refresh runs on the pool.
sealed class Co04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Task.Run(() => Gate.RefreshAsync(token, ct), ct), ct) : r;
    }
}
//# Co05 | safe | max=1 | conc=none | rules=- | A retry class of one's own; the action gets the number of the attempt.
sealed class Co05 : Api
{
    sealed class Retry(int attempts)
    {
        public async Task<T> RunAsync<T>(Func<int, Task<T>> action, Func<T, bool> again)
        {
            for (var attempt = 1; ; attempt++)
            {
                var result = await action(attempt);
                if (attempt == attempts || !again(result)) return result;
            }
        }
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new Retry(2).RunAsync(async attempt =>
        {
            if (attempt > 1) token = await Gate.RefreshAsync(token, ct);
            return await Send(token, ct);
        }, Rejected);
    }
}
//# Co06 | unsafe | max=3 | conc=none | rules=COUNT | The same class with four attempts.
sealed class Co06 : Api
{
    sealed class Retry(int attempts)
    {
        public async Task<T> RunAsync<T>(Func<int, Task<T>> action, Func<T, bool> again)
        {
            for (var attempt = 1; ; attempt++)
            {
                var result = await action(attempt);
                if (attempt == attempts || !again(result)) return result;
            }
        }
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return new Retry(4).RunAsync(async attempt =>
        {
            if (attempt > 1) token = await Gate.RefreshAsync(token, ct);
            return await Send(token, ct);
        }, Rejected);
    }
}
//# Co07 | safe | max=1 | conc=none | rules=- | A second path is switched off by a constant.
sealed class Co07 : Api
{
    const bool TwiceOnRejection = false;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (Rejected(r)) r = await Send(token = await Gate.RefreshAsync(token, ct), ct);
        if (TwiceOnRejection && Rejected(r)) r = await Send(await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# Co08 | unsafe | max=2 | conc=none | rules=COUNT | The constant switches it on.
sealed class Co08 : Api
{
    const bool TwiceOnRejection = true;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (Rejected(r)) r = await Send(token = await Gate.RefreshAsync(token, ct), ct);
        if (TwiceOnRejection && Rejected(r)) r = await Send(await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# Co09 | unsafe | max=2 | conc=redundant | rules=COUNT,RACE | The finally block of a helper refreshes, and the catch of its caller does so again, with the token of the moment.
sealed class Co09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        try { return await Ask(Gate.Current, ct); }
        catch (AuthException) { return await Send(await Gate.RefreshAsync(Gate.Current, ct), ct); }
    }
    async Task<HttpResponseMessage> Ask(string token, CancellationToken ct)
    {
        var ok = false;
        try
        {
            var r = await SendOrThrow(token, ct);
            ok = true;
            return r;
        }
        finally { if (!ok) await Gate.RefreshAsync(token, ct); }
    }
}
//# Co10 | safe | max=1 | conc=none | rules=- | The finally block of a helper refreshes, and its caller repeats with what is current.
sealed class Co10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        try { return await Ask(Gate.Current, ct); }
        catch (AuthException) { return await Send(Gate.Current, ct); }
    }
    async Task<HttpResponseMessage> Ask(string token, CancellationToken ct)
    {
        var ok = false;
        try
        {
            var r = await SendOrThrow(token, ct);
            ok = true;
            return r;
        }
        finally { if (!ok) await Gate.RefreshAsync(token, ct); }
    }
}
//# Co11 | unsafe | max=2 | conc=none | rules=COUNT | What stands in an `await using` refreshes when it is disposed of.
sealed class Co11 : Api
{
    sealed class Renewal(ITokenGate gate, string rejected) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await gate.RefreshAsync(rejected);
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        await using var renewal = new Renewal(Gate, token);
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# Co12 | safe | max=1 | conc=none | rules=- | The disposal is the one refresh, and the block ends before the retry.
sealed class Co12 : Api
{
    sealed class Renewal(ITokenGate gate, string rejected) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await gate.RefreshAsync(rejected);
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        await using (new Renewal(Gate, token)) r.Dispose();
        return await Send(Gate.Current, ct);
    }
}
//# Co13 | safe | max=1 | conc=none | rules=- | An interface with one implementation decides.
sealed class Co13 : Api
{
    interface IDecision { bool Again(HttpResponseMessage r, int refreshes); }
    sealed class Once : IDecision { public bool Again(HttpResponseMessage r, int refreshes) => Rejected(r) && refreshes == 0; }
    static readonly IDecision Decision = new Once();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var n = 0; ; n++)
        {
            var r = await Send(token, ct);
            if (!Decision.Again(r, n)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Co14 | unsafe | max=unbounded | conc=none | rules=COUNT | An interface whose implementation looks at the answer alone.
sealed class Co14 : Api
{
    interface IDecision { bool Again(HttpResponseMessage r, int refreshes); }
    sealed class Always : IDecision { public bool Again(HttpResponseMessage r, int refreshes) => Rejected(r); }
    static readonly IDecision Decision = new Always();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var n = 0; ; n++)
        {
            var r = await Send(token, ct);
            if (!Decision.Again(r, n)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Co15 | safe | max=1 | conc=none | rules=- | A loop that an exception leaves: the second rejection is thrown, and nobody catches it.
sealed class Co15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var refreshes = 0; ; refreshes++)
        {
            var r = await Send(token, ct);
            if (r.IsSuccessStatusCode) return r;
            if (refreshes > 0) throw new AuthException(r.StatusCode);
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Co16 | unsafe | max=2 | conc=none | rules=COUNT | As Co15, but the caller catches it and begins anew.
sealed class Co16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        try { return await Ask(ct); }
        catch (AuthException) { return await Ask(ct); }
    }
    async Task<HttpResponseMessage> Ask(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var refreshes = 0; ; refreshes++)
        {
            var r = await Send(token, ct);
            if (r.IsSuccessStatusCode) return r;
            if (refreshes > 0) throw new AuthException(r.StatusCode);
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Co17 | safe | max=1 | conc=none | rules=- | A ref parameter goes through the recursion of a synchronous planner.
sealed class Co17 : Api
{
    static void Plan(ref int refreshes, int depth)
    {
        if (depth == 0) return;
        refreshes = 1;
        Plan(ref refreshes, depth - 1);
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var left = 0;
        Plan(ref left, 3);
        var token = Gate.Current;
        var r = await Send(token, ct);
        while (Rejected(r) && left-- > 0) r = await Send(token = await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# Co18 | unsafe | max=3 | conc=none | rules=COUNT | As Co17, but the planner counts up.
sealed class Co18 : Api
{
    static void Plan(ref int refreshes, int depth)
    {
        if (depth == 0) return;
        refreshes++;
        Plan(ref refreshes, depth - 1);
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var left = 0;
        Plan(ref left, 3);
        var token = Gate.Current;
        var r = await Send(token, ct);
        while (Rejected(r) && left-- > 0) r = await Send(token = await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# Co19 | safe | max=1 | conc=none | rules=- | `goto` out of nested loops, with a counter.
sealed class Co19 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var n = 0;
    again:
        for (var host = 0; host < 2; host++)
        {
            foreach (var path in new[] { "/a", "/b" })
            {
                var r = await Send(token, ct);
                if (!Rejected(r) || n == 1) return r;
                n++;
                token = await Gate.RefreshAsync(token, ct);
                GC.KeepAlive(path);
                goto again;
            }
        }
        throw new InvalidOperationException("unreachable");
    }
}
//# Co20 | unsafe | max=4 | conc=none | rules=COUNT | The counter starts anew at the label.
sealed class Co20 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var rounds = 0;
    again:
        var n = 0;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            if (n++ == 2) { if (rounds++ == 1) return r; goto again; }
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Co21 | safe | max=1 | conc=none | rules=- | The flag comes from a local function that has the side effect.
sealed class Co21 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        int left = 1;
        bool Take() => left-- > 0;
        HttpResponseMessage r;
        do r = await Send(token, ct);
        while (Rejected(r) && Take() && (token = await Gate.RefreshAsync(token, ct)) is not null);
        return r;
    }
}
//# Co22 | unsafe | max=unbounded | conc=none | rules=COUNT | The static local function counts its own parameter.
sealed class Co22 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        int left = 1;
        static bool Take(int left) => left-- > 0;
        HttpResponseMessage r;
        do r = await Send(token, ct);
        while (Rejected(r) && Take(left) && (token = await Gate.RefreshAsync(token, ct)) is not null);
        return r;
    }
}
//# Co23 | safe | max=1 | conc=none | rules=- | A flag of two: both must be free, and one is taken.
sealed class Co23 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        bool a = false, b = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || (a ^ b)) return r;
            if (r.Headers.RetryAfter is null) a = true; else b = true;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Co24 | unsafe | max=2 | conc=none | rules=COUNT | The exclusive or of two flags is false again when both are set.
sealed class Co24 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        bool a = true, b = false;
        for (var i = 0; i < 3; i++)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || !(a ^ b)) return r;
            if (i == 1) b = true;
            token = await Gate.RefreshAsync(token, ct);
        }
        return await Send(token, ct);
    }
}
//# Co25 | safe | max=1 | conc=none | rules=- | The catch of the second send is another one: it gives up.
sealed class Co25 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException first) when (first.Status == Unauthorized)
        {
            token = await Gate.RefreshAsync(token, ct);
            try { return await SendOrThrow(token, ct); }
            catch (AuthException second) { throw new AggregateException(first, second); }
        }
    }
}
//# Co26 | unsafe | max=2 | conc=none | rules=COUNT | The catch of the second send tries a third one, with a second refresh.
sealed class Co26 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException first) when (first.Status == Unauthorized)
        {
            token = await Gate.RefreshAsync(token, ct);
            try { return await SendOrThrow(token, ct); }
            catch (AuthException) { return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct); }
        }
    }
}
//# Co27 | safe | max=1 | conc=none | rules=- | The attempts are a sequence of two, cut by `Take`.
sealed class Co27 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        foreach (var last in new[] { false, true, true }.Take(2))
        {
            r = await Send(token, ct);
            if (!Rejected(r) || last) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
        return r;
    }
}
//# Co28 | unsafe | max=1 | conc=redundant | rules=RACE | A property refreshes with the token of the moment.
sealed class Co28 : Api
{
    Task<string> Fresh => Gate.RefreshAsync(Gate.Current);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Gate.Current, ct);
        return Rejected(r) ? await Send(await Fresh, ct) : r;
    }
}
//# Co29 | unsafe | max=2 | conc=redundant | rules=COUNT,RACE | A property refreshes, and it is read twice.
sealed class Co29 : Api
{
    Task<string> Fresh => Gate.RefreshAsync(Gate.Current);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Gate.Current, ct);
        if (Rejected(r) && (await Fresh).Length > 0) r = await Send(await Fresh, ct);
        return r;
    }
}
//# Co30 | safe | max=1 | conc=none | rules=- | The compared status is a local; a pattern with `or` and a range.
sealed class Co30 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var n = 0; n <= 1; n++)
        {
            var r = await Send(token, ct);
            var status = (int)r.StatusCode;
            if (status is not (401 or 403) || n == 1) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
        throw new InvalidOperationException("unreachable");
    }
}
