using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# T01 | safe | max=1 | conc=none | rules=- | The helper gives the answer and whether it has refreshed; the caller asks.
sealed class T01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        for (var i = 0; i < 3; i++)
        {
            (r, var refreshed) = await Authorized(ct);
            if (r.IsSuccessStatusCode || refreshed) return r;
        }
        return r;
    }
    async Task<(HttpResponseMessage Response, bool Refreshed)> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? (await Send(await Gate.RefreshAsync(token, ct), ct), true) : (r, false);
    }
}
//# T02 | unsafe | max=3 | conc=none | rules=COUNT | As T01, but the caller discards the second element.
sealed class T02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        for (var i = 0; i < 3; i++)
        {
            (r, _) = await Authorized(ct);
            if (r.IsSuccessStatusCode) return r;
        }
        return r;
    }
    async Task<(HttpResponseMessage Response, bool Refreshed)> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? (await Send(await Gate.RefreshAsync(token, ct), ct), true) : (r, false);
    }
}
//# T03 | unsafe | max=3 | conc=none | rules=COUNT | As T01, but the helper gives the elements of the branches the wrong way round.
sealed class T03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        for (var i = 0; i < 3; i++)
        {
            (r, var refreshed) = await Authorized(ct);
            if (r.IsSuccessStatusCode || refreshed) return r;
        }
        return r;
    }
    async Task<(HttpResponseMessage Response, bool Refreshed)> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? (await Send(await Gate.RefreshAsync(token, ct), ct), false) : (r, true);
    }
}
//# T04 | safe | max=1 | conc=none | rules=- | The whole state is a tuple local that the loop replaces.
sealed class T04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var state = (Token: Gate.Current, Refreshed: false);
        while (true)
        {
            var r = await Send(state.Token, ct);
            if (!Rejected(r) || state.Refreshed) return r;
            state = (await Gate.RefreshAsync(state.Token, ct), true);
        }
    }
}
//# T05 | unsafe | max=unbounded | conc=none | rules=COUNT | As T04, but only one element is replaced.
sealed class T05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var state = (Token: Gate.Current, Refreshed: false);
        while (true)
        {
            var r = await Send(state.Token, ct);
            if (!Rejected(r) || state.Refreshed) return r;
            state = (await Gate.RefreshAsync(state.Token, ct), state.Refreshed);
        }
    }
}
//# T06 | safe | max=1 | conc=none | rules=- | A record struct carries the budget; `with` lowers it.
sealed class T06 : Api
{
    readonly record struct Budget(string Token, int Left);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var budget = new Budget(Gate.Current, 1);
        while (true)
        {
            var r = await Send(budget.Token, ct);
            if (!Rejected(r) || budget is { Left: 0 }) return r;
            var fresh = await Gate.RefreshAsync(budget.Token, ct);
            budget = budget with { Token = fresh, Left = budget.Left - 1 };
        }
    }
}
//# T07 | unsafe | max=unbounded | conc=none | rules=COUNT | As T06, but `with` lowers nothing.
sealed class T07 : Api
{
    readonly record struct Budget(string Token, int Left);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var budget = new Budget(Gate.Current, 1);
        while (true)
        {
            var r = await Send(budget.Token, ct);
            if (!Rejected(r) || budget is { Left: 0 }) return r;
            var fresh = await Gate.RefreshAsync(budget.Token, ct);
            budget = budget with { Token = fresh };
        }
    }
}
//# T08 | safe | max=1 | conc=none | rules=- | A context object of the request carries the flag through the methods.
sealed class T08 : Api
{
    sealed class Context { public bool Refreshed; public string Token = ""; }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(new Context { Token = Gate.Current }, ct);
    async Task<HttpResponseMessage> Attempt(Context c, CancellationToken ct)
    {
        var r = await Send(c.Token, ct);
        if (!Rejected(r) || c.Refreshed) return r;
        c.Refreshed = true;
        c.Token = await Gate.RefreshAsync(c.Token, ct);
        return await Attempt(c, ct);
    }
}
//# T09 | unsafe | max=unbounded | conc=none | rules=COUNT | A new context object for each attempt forgets the flag.
sealed class T09 : Api
{
    sealed class Context { public bool Refreshed; public string Token = ""; }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(new Context { Token = Gate.Current }, ct);
    async Task<HttpResponseMessage> Attempt(Context c, CancellationToken ct)
    {
        var r = await Send(c.Token, ct);
        if (!Rejected(r) || c.Refreshed) return r;
        c.Refreshed = true;
        return await Attempt(new Context { Token = await Gate.RefreshAsync(c.Token, ct) }, ct);
    }
}
//# T10 | unsafe | max=unbounded | conc=none | rules=COUNT | The context is a struct: the callee marks its own copy.
sealed class T10 : Api
{
    struct Context { public bool Refreshed; }
    static void Mark(Context c) => c.Refreshed = true;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var context = new Context();
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || context.Refreshed) return r;
            token = await Gate.RefreshAsync(token, ct);
            Mark(context);
        }
    }
}
//# T11 | safe | max=1 | conc=none | rules=- | The context is a class: the callee marks what the caller sees.
sealed class T11 : Api
{
    sealed class Context { public bool Refreshed { get; set; } }
    static void Mark(Context c) => c.Refreshed = true;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var context = new Context();
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || context.Refreshed) return r;
            token = await Gate.RefreshAsync(token, ct);
            Mark(context);
        }
    }
}
//# T12 | safe | max=1 | conc=none | rules=- | An immutable record is the parameter of the recursion.
sealed class T12 : Api
{
    sealed record Attempt(string Token, int Number);
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Fetch(new Attempt(Gate.Current, 1), ct);
    async Task<HttpResponseMessage> Fetch(Attempt attempt, CancellationToken ct)
    {
        var r = await Send(attempt.Token, ct);
        return Rejected(r) && attempt.Number < 2
            ? await Fetch(new Attempt(await Gate.RefreshAsync(attempt.Token, ct), attempt.Number + 1), ct)
            : r;
    }
}
//# T13 | unsafe | max=2 | conc=none | rules=COUNT | As T12, with a limit of three.
sealed class T13 : Api
{
    sealed record Attempt(string Token, int Number);
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Fetch(new Attempt(Gate.Current, 1), ct);
    async Task<HttpResponseMessage> Fetch(Attempt attempt, CancellationToken ct)
    {
        var r = await Send(attempt.Token, ct);
        return Rejected(r) && attempt.Number < 3
            ? await Fetch(new Attempt(await Gate.RefreshAsync(attempt.Token, ct), attempt.Number + 1), ct)
            : r;
    }
}
//# T14 | safe | max=1 | conc=none | rules=- | Enum flags: one bit says that the token was renewed.
sealed class T14 : Api
{
    [Flags] enum Done { None = 0, Waited = 1, Renewed = 2 }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = Done.None;
        while (true)
        {
            var r = await Send(token, ct);
            if (Busy(r) && (done & Done.Waited) == 0) { done |= Done.Waited; continue; }
            if (!Rejected(r) || (done & Done.Renewed) != 0) return r;
            done |= Done.Renewed;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# T15 | unsafe | max=unbounded | conc=none | rules=COUNT | Enum flags: the bit that is set is not the bit that is read.
sealed class T15 : Api
{
    [Flags] enum Done { None = 0, Waited = 1, Renewed = 2 }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = Done.None;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || (done & Done.Renewed) != 0) return r;
            done |= Done.Waited;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# T16 | safe | max=1 | conc=none | rules=- | `out` parameters of a local function: token and verdict.
sealed class T16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = 0;
        var token = Gate.Current;
        var r = await Send(token, ct);
        while (Take(r, out var rejected))
        {
            token = await Gate.RefreshAsync(rejected, ct);
            r = await Send(token, ct);
        }
        return r;

        bool Take(HttpResponseMessage answer, out string rejected)
        {
            rejected = token;
            return Rejected(answer) && used++ == 0;
        }
    }
}
