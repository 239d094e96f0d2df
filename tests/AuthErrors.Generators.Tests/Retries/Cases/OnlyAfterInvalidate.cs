using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# I01 | safe | max=1 | conc=none | rules=- | Invalidate the rejected token, then get another.
sealed class I01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = await Gate.GetAsync(ct);
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        Gate.Invalidate(token);
        return await Send(await Gate.GetAsync(ct), ct);
    }
}
//# I02 | unsafe | max=unbounded | conc=none | rules=COUNT | Each turn gets a token and invalidates it when it is rejected.
sealed class I02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        while (true)
        {
            var token = await Gate.GetAsync(ct);
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            Gate.Invalidate(token);
        }
    }
}
//# I03 | safe | max=1 | conc=none | rules=- | As I02, but one invalidation is allowed.
sealed class I03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        for (var invalidated = false; ;)
        {
            var token = await Gate.GetAsync(ct);
            var r = await Send(token, ct);
            if (!Rejected(r) || invalidated) return r;
            Gate.Invalidate(token);
            invalidated = true;
        }
    }
}
//# I04 | unsafe | max=0 | conc=lost | rules=NOREFRESH | Gets a token twice and never invalidates: the same one comes back.
sealed class I04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(await Gate.GetAsync(ct), ct);
        return Rejected(r) ? await Send(await Gate.GetAsync(ct), ct) : r;
    }
}
//# I05 | safe | max=1 | conc=none | rules=- | Two turns, of which the first alone invalidates.
sealed class I05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        for (var i = 0; i < 2; i++)
        {
            var token = await Gate.GetAsync(ct);
            r = await Send(token, ct);
            if (!Rejected(r)) break;
            if (i == 0) Gate.Invalidate(token);
        }
        return r;
    }
}
//# I06 | unsafe | max=2 | conc=none | rules=COUNT | Two turns invalidate, and the send after the loop gets a third token.
sealed class I06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        for (var i = 0; i < 2; i++)
        {
            var token = await Gate.GetAsync(ct);
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            Gate.Invalidate(token);
        }
        return await Send(await Gate.GetAsync(ct), ct);
    }
}
//# I07 | safe | max=1 | conc=none | rules=- | A second invalidation whose token nobody gets.
sealed class I07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = await Gate.GetAsync(ct);
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        Gate.Invalidate(token);
        token = await Gate.GetAsync(ct);
        r = await Send(token, ct);
        if (Rejected(r)) Gate.Invalidate(token);
        return r;
    }
}
//# I08 | unsafe | max=2 | conc=none | rules=COUNT | (AUTH3002) Invalidated by the clock before the send, and on a rejection after it.
sealed class I08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        if (Gate.ExpiresSoon) Gate.Invalidate(Gate.Current);
        var token = await Gate.GetAsync(ct);
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        Gate.Invalidate(token);
        return await Send(await Gate.GetAsync(ct), ct);
    }
}
//# I09 | unsafe | max=1 | conc=redundant | rules=RACE | What is current after the send is invalidated, not what was sent.
sealed class I09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(await Gate.GetAsync(ct), ct);
        if (!Rejected(r)) return r;
        Gate.Invalidate(Gate.Current);
        return await Send(await Gate.GetAsync(ct), ct);
    }
}
//# I10 | safe | max=1 | conc=none | rules=- | A helper sends with the token of the moment; its caller invalidates once.
sealed class I10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var (r, used) = await Ask(ct);
        if (!Rejected(r)) return r;
        Gate.Invalidate(used);
        (r, _) = await Ask(ct);
        return r;
    }
    async Task<(HttpResponseMessage, string)> Ask(CancellationToken ct)
    {
        var token = await Gate.GetAsync(ct);
        return (await Send(token, ct), token);
    }
}
//# I11 | unsafe | max=3 | conc=none | rules=COUNT | The helper invalidates what is rejected, and the caller asks it four times.
sealed class I11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        for (var i = 0; i < 4; i++)
        {
            r = await Ask(ct);
            if (!Rejected(r)) break;
        }
        return r;
    }
    async Task<HttpResponseMessage> Ask(CancellationToken ct)
    {
        var token = await Gate.GetAsync(ct);
        var r = await Send(token, ct);
        if (Rejected(r)) Gate.Invalidate(token);
        return r;
    }
}
//# I12 | safe | max=1 | conc=none | rules=- | A handler over the same pair.
sealed class I12 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        var token = await Gate.GetAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Gate.Invalidate(token);
        Attach(request, await Gate.GetAsync(ct));
        return await base.SendAsync(request, ct);
    }
}
//# I13 | unsafe | max=2 | conc=none | rules=COUNT | One call of each kind: the pair refreshes, and so does the direct call.
sealed class I13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = await Gate.GetAsync(ct);
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        Gate.Invalidate(token);
        token = await Gate.GetAsync(ct);
        r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
