using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# R01 | safe | max=1 | conc=none | rules=- | Mutual recursion; the counter travels as a parameter.
sealed class R01 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Gate.Current, 0, ct);
    async Task<HttpResponseMessage> Attempt(string token, int refreshes, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return Rejected(r) ? await OnRejected(r, token, refreshes, ct) : r;
    }
    async Task<HttpResponseMessage> OnRejected(HttpResponseMessage r, string token, int refreshes, CancellationToken ct)
    {
        if (refreshes >= 1) return r;
        var fresh = await Gate.RefreshAsync(token, ct);
        return await Attempt(fresh, refreshes + 1, ct);
    }
}
//# R02 | unsafe | max=unbounded | conc=none | rules=COUNT | Mutual recursion; the counter is passed on but never raised.
sealed class R02 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Gate.Current, 0, ct);
    async Task<HttpResponseMessage> Attempt(string token, int refreshes, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return Rejected(r) ? await OnRejected(r, token, refreshes, ct) : r;
    }
    async Task<HttpResponseMessage> OnRejected(HttpResponseMessage r, string token, int refreshes, CancellationToken ct)
    {
        if (refreshes >= 1) return r;
        var fresh = await Gate.RefreshAsync(token, ct);
        return await Attempt(fresh, refreshes, ct);
    }
}
//# R03 | safe | max=1 | conc=none | rules=- | The remaining attempts count down; zero refreshes no more.
sealed class R03 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Gate.Current, 1, ct);
    async Task<HttpResponseMessage> Attempt(string token, int left, CancellationToken ct)
    {
        var r = await Send(token, ct);
        if (left == 0 || !Rejected(r)) return r;
        return await Attempt(await Gate.RefreshAsync(token, ct), left - 1, ct);
    }
}
//# R04 | unsafe | max=2 | conc=none | rules=COUNT | As R03, begun with two.
sealed class R04 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Gate.Current, 2, ct);
    async Task<HttpResponseMessage> Attempt(string token, int left, CancellationToken ct)
    {
        var r = await Send(token, ct);
        if (left == 0 || !Rejected(r)) return r;
        return await Attempt(await Gate.RefreshAsync(token, ct), left - 1, ct);
    }
}
//# R05 | unsafe | max=unbounded | conc=none | rules=COUNT | `left--` gives the old value to the call.
sealed class R05 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Gate.Current, 1, ct);
    async Task<HttpResponseMessage> Attempt(string token, int left, CancellationToken ct)
    {
        var r = await Send(token, ct);
        if (left == 0 || !Rejected(r)) return r;
        return await Attempt(await Gate.RefreshAsync(token, ct), left--, ct);
    }
}
//# R06 | safe | max=1 | conc=none | rules=- | Recursion through a lambda held in a variable.
sealed class R06 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        Func<string, bool, Task<HttpResponseMessage>> attempt = null!;
        attempt = async (token, again) =>
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || again) return r;
            return await attempt(await Gate.RefreshAsync(token, ct), true);
        };
        return attempt(Gate.Current, false);
    }
}
//# R07 | unsafe | max=unbounded | conc=none | rules=COUNT | Recursion through a lambda that passes the same flag on.
sealed class R07 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        Func<string, bool, Task<HttpResponseMessage>> attempt = null!;
        attempt = async (token, again) =>
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || again) return r;
            return await attempt(await Gate.RefreshAsync(token, ct), again);
        };
        return attempt(Gate.Current, false);
    }
}
//# R08 | safe | max=1 | conc=none | rules=- | A recursive local function; the flag is a local of the method around it.
sealed class R08 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var renewed = false;
        return Attempt(Gate.Current);

        async Task<HttpResponseMessage> Attempt(string token)
        {
            var r = await Send(token, ct);
            if (renewed || !Rejected(r)) return r;
            renewed = true;
            return await Attempt(await Gate.RefreshAsync(token, ct));
        }
    }
}
//# R09 | unsafe | max=unbounded | conc=none | rules=COUNT | A recursive local function whose flag is a local of its own.
sealed class R09 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        return Attempt(Gate.Current);

        async Task<HttpResponseMessage> Attempt(string token)
        {
            var renewed = false;
            var r = await Send(token, ct);
            if (renewed || !Rejected(r)) return r;
            renewed = true;
            return await Attempt(await Gate.RefreshAsync(token, ct));
        }
    }
}
//# R10 | safe | max=1 | conc=none | rules=- | A nullable parameter with a default is the guard.
sealed class R10 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(ct);
    async Task<HttpResponseMessage> Attempt(CancellationToken ct, string? fresh = null)
    {
        var token = fresh ?? Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r) || fresh != null) return r;
        return await Attempt(ct, fresh: await Gate.RefreshAsync(token, ct));
    }
}
//# R11 | unsafe | max=unbounded | conc=none | rules=COUNT | The call inside passes no argument for the guard, which has a default.
sealed class R11 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(ct);
    async Task<HttpResponseMessage> Attempt(CancellationToken ct, bool mayRefresh = true)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r) || !mayRefresh) return r;
        await Gate.RefreshAsync(token, ct);
        return await Attempt(ct);
    }
}
//# R12 | safe | max=1 | conc=none | rules=- | Named arguments in another order than the parameters.
sealed class R12 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(ct, token: Gate.Current, refresh: true, log: false);
    async Task<HttpResponseMessage> Attempt(CancellationToken ct, bool log, bool refresh, string token)
    {
        var r = await Send(token, ct);
        if (!Rejected(r) || !refresh) return r;
        var fresh = await Gate.RefreshAsync(token, ct);
        return await Attempt(ct, refresh: false, token: fresh, log: true);
    }
}
//# R13 | unsafe | max=unbounded | conc=none | rules=COUNT | Named arguments: the false goes to the wrong parameter.
sealed class R13 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(ct, token: Gate.Current, refresh: true, log: true);
    async Task<HttpResponseMessage> Attempt(CancellationToken ct, bool log, bool refresh, string token)
    {
        var r = await Send(token, ct);
        if (!Rejected(r) || !refresh) return r;
        var fresh = await Gate.RefreshAsync(token, ct);
        return await Attempt(ct, refresh: true, token: fresh, log: false);
    }
}
//# R14 | safe | max=1 | conc=none | rules=- | An overload without the refresh takes the second turn.
sealed class R14 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Gate.Current, true, ct);
    async Task<HttpResponseMessage> Attempt(string token, bool refresh, CancellationToken ct)
    {
        var r = await Attempt(token, ct);
        return Rejected(r) && refresh ? await Attempt(await Gate.RefreshAsync(token, ct), ct) : r;
    }
    Task<HttpResponseMessage> Attempt(string token, CancellationToken ct) => Send(token, ct);
}
//# R15 | unsafe | max=2 | conc=none | rules=COUNT | A cycle of three methods whose depth admits two rounds.
sealed class R15 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => First(Gate.Current, 0, ct);
    async Task<HttpResponseMessage> First(string token, int depth, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return Rejected(r) && depth < 4 ? await Second(token, depth + 1, ct) : r;
    }
    Task<HttpResponseMessage> Second(string token, int depth, CancellationToken ct) => Third(token, depth + 1, ct);
    async Task<HttpResponseMessage> Third(string token, int depth, CancellationToken ct)
        => await First(await Gate.RefreshAsync(token, ct), depth, ct);
}
//# R16 | safe | max=1 | conc=none | rules=- | As R15, with a depth that admits one round.
sealed class R16 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => First(Gate.Current, 0, ct);
    async Task<HttpResponseMessage> First(string token, int depth, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return Rejected(r) && depth < 2 ? await Second(token, depth + 1, ct) : r;
    }
    Task<HttpResponseMessage> Second(string token, int depth, CancellationToken ct) => Third(token, depth + 1, ct);
    async Task<HttpResponseMessage> Third(string token, int depth, CancellationToken ct)
        => await First(await Gate.RefreshAsync(token, ct), depth, ct);
}
//# R17 | safe | max=1 | conc=none | rules=- | An enum parameter says which turn it is.
sealed class R17 : Api
{
    enum Turn { First, Last }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Turn.First, Gate.Current, ct);
    async Task<HttpResponseMessage> Attempt(Turn turn, string token, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return (turn, r.StatusCode) switch
        {
            (Turn.First, Unauthorized) => await Attempt(Turn.Last, await Gate.RefreshAsync(token, ct), ct),
            _ => r,
        };
    }
}
//# R18 | unsafe | max=unbounded | conc=none | rules=COUNT | An enum parameter that never reaches its last value.
sealed class R18 : Api
{
    enum Turn { First, Next, Last }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Attempt(Turn.First, Gate.Current, ct);
    async Task<HttpResponseMessage> Attempt(Turn turn, string token, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return (turn, r.StatusCode) switch
        {
            (not Turn.Last, Unauthorized) => await Attempt(Turn.Next, await Gate.RefreshAsync(token, ct), ct),
            _ => r,
        };
    }
}
