using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# At05 | safe | max=1 | conc=none | rules=- | An attempt record with `with`.
sealed class At05 : Api
{
    sealed record Attempt(string Token, int Number, bool Refreshed);
    async Task<HttpResponseMessage> Try(Attempt a, CancellationToken ct)
    {
        var r = await Send(a.Token, ct);
        return Rejected(r) && !a.Refreshed ? await Try(a with { Token = await Gate.RefreshAsync(a.Token, ct), Refreshed = true, Number = a.Number + 1 }, ct) : r;
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Try(new(Gate.Current, 0, false), ct);
}
//# At06 | unsafe | max=2 | conc=none | rules=COUNT | As At05, but bounded by the number.
sealed class At06 : Api
{
    sealed record Attempt(string Token, int Number);
    async Task<HttpResponseMessage> Try(Attempt a, CancellationToken ct)
    {
        var r = await Send(a.Token, ct);
        return Rejected(r) && a.Number < 2 ? await Try(a with { Token = await Gate.RefreshAsync(a.Token, ct), Number = a.Number + 1 }, ct) : r;
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Try(new(Gate.Current, 0), ct);
}
//# At07 | safe | max=1 | conc=none | rules=- | A struct state with a method that consumes the budget.
sealed class At07 : Api
{
    struct Budget { int _left; public Budget(int n) => _left = n; public bool Take() { if (_left == 0) return false; _left--; return true; } }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var b = new Budget(1); var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || !b.Take()) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# At08 | unsafe | max=unbounded | conc=none | rules=COUNT | The same struct, copied before each use by a readonly-like local copy.
sealed class At08 : Api
{
    struct Budget { int _left; public Budget(int n) => _left = n; public bool Take() { if (_left == 0) return false; _left--; return true; } }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var b = new Budget(1); var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            var c = b;
            if (!Rejected(r) || !c.Take()) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# At10 | safe | max=1 | conc=none | rules=- | An async iterator gives the tokens.
sealed class At10 : Api
{
    async IAsyncEnumerable<string> Tokens([EnumeratorCancellation] CancellationToken ct = default)
    {
        var first = Gate.Current;
        yield return first;
        yield return await Gate.RefreshAsync(first, ct);
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage? r = null;
        await foreach (var token in Tokens(ct))
        {
            r = await Send(token, ct);
            if (!Rejected(r)) return r;
        }
        return r!;
    }
}
//# At11 | unsafe | max=2 | conc=none | rules=COUNT | An async iterator with three tokens.
sealed class At11 : Api
{
    async IAsyncEnumerable<string> Tokens([EnumeratorCancellation] CancellationToken ct = default)
    {
        var t = Gate.Current;
        for (var i = 0; i < 2; i++) { yield return t; t = await Gate.RefreshAsync(t, ct); }
        yield return t;
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage? r = null;
        await foreach (var token in Tokens(ct))
        {
            r = await Send(token, ct);
            if (!Rejected(r)) return r;
        }
        return r!;
    }
}
//# At12 | safe | max=1 | conc=none | rules=- | A HashSet of the tokens that were tried.
sealed class At12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var refreshed = new HashSet<string>();
        var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || !refreshed.Add("once")) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# At17 | safe | max=1 | conc=none | rules=- | Flags enum keeps the state.
sealed class At17 : Api
{
    [Flags] enum Done { None = 0, Refreshed = 1, Logged = 2 }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var done = Done.None; var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || done.HasFlag(Done.Refreshed)) return r;
            done |= Done.Refreshed | Done.Logged;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# At18 | safe | max=1 | conc=none | rules=- | Nullable DateTimeOffset as the guard.
sealed class At18 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        DateTimeOffset? renewedAt = null; var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || renewedAt.HasValue) return r;
            renewedAt = DateTimeOffset.UtcNow;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# At19 | safe | max=1 | conc=none | rules=- | A string state machine.
sealed class At19 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var state = "first"; var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            switch (state, Rejected(r))
            {
                case (_, false): return r;
                case ("first", true): state = "second"; token = await Gate.RefreshAsync(token, ct); break;
                default: return r;
            }
        }
    }
}
