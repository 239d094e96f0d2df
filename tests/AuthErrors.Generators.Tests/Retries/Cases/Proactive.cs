using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# O02 | unsafe | max=2 | conc=none | rules=COUNT | (AUTH3002) By the clock before the send and on a rejection after it, in one method.
sealed class O02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        if (Gate.ExpiresSoon) token = await Gate.RefreshAsync(token, ct);
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# O03 | safe | max=1 | conc=none | rules=- | As O02, with one flag for both.
sealed class O03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var renewed = Gate.ExpiresSoon;
        if (renewed) token = await Gate.RefreshAsync(token, ct);
        var r = await Send(token, ct);
        return Rejected(r) && !renewed ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# O04 | safe | max=1 | conc=none | rules=- | The branches of one `if`: either by the clock or on a rejection.
sealed class O04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        if (Gate.ExpiresSoon) return await Send(await Gate.RefreshAsync(token, ct), ct);
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# O05 | unsafe | max=2 | conc=none | rules=COUNT | (AUTH3002) The renewal before the send stands in a helper, the other in the loop, which itself is guarded.
sealed class O05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = await Fresh(ct);
        var refreshed = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || refreshed) return r;
            refreshed = true;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
    async ValueTask<string> Fresh(CancellationToken ct)
    {
        if (!Gate.ExpiresSoon) return Gate.Current;
        return await Gate.RefreshAsync(Gate.Current, ct);
    }
}
//# O06 | safe | max=1 | conc=none | rules=- | As O05; the helper gives a tuple, and the flag of the loop starts with its first element.
sealed class O06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var (refreshed, token) = await Fresh(ct);
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || refreshed) return r;
            refreshed = true;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
    async ValueTask<(bool, string)> Fresh(CancellationToken ct)
    {
        if (!Gate.ExpiresSoon) return (false, Gate.Current);
        return (true, await Gate.RefreshAsync(Gate.Current, ct));
    }
}
//# O07 | unsafe | max=2 | conc=none | rules=COUNT | Each attempt asks the clock first; the recursion itself is guarded.
sealed class O07 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Fetch(true, ct);
    async Task<HttpResponseMessage> Fetch(bool first, CancellationToken ct)
    {
        var token = Gate.ExpiresSoon ? await Gate.RefreshAsync(Gate.Current, ct) : Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r) || !first) return r;
        await Gate.RefreshAsync(token, ct);
        return await Fetch(false, ct);
    }
}
//# O08 | safe | max=1 | conc=none | rules=- | The comparison of two tokens tells whether the clock has renewed.
sealed class O08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var before = Gate.Current;
        var token = before;
        if (Gate.ExpiresSoon) token = await Gate.RefreshAsync(before, ct);
        var r = await Send(token, ct);
        if (Rejected(r) && token == before) r = await Send(await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# O09 | unsafe | max=3 | conc=none | rules=COUNT | By the clock, and then two refreshes on rejections.
sealed class O09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.ExpiresSoon ? await Gate.RefreshAsync(Gate.Current, ct) : Gate.Current;
        var r = await Send(token, ct);
        for (var i = 0; i < 2 && Rejected(r); i++)
        {
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        return r;
    }
}
//# O10 | unsafe | max=1 | conc=race | rules=RACE | By the clock over the raw refresher, and on rejections for those whom the clock did not help.
sealed class O10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var soon = Auth.ExpiresSoon;
        var token = soon ? await Auth.RefreshAsync(ct) : Auth.Current;
        var r = await Send(token, ct);
        return Rejected(r) && !soon ? await Send(await Auth.RefreshAsync(ct), ct) : r;
    }
}
