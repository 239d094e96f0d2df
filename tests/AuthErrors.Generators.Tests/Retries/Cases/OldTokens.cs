using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# K01 | unsafe | max=1 | conc=redundant | rules=RACE | The single-flight call gets the token that is current after the send.
sealed class K01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Gate.Current, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(Gate.Current, ct), ct) : r;
    }
}
//# K02 | unsafe | max=1 | conc=lost | rules=NOREFRESH | The refreshed token is dropped; the retry sends the local.
sealed class K02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        await Gate.RefreshAsync(token, ct);
        return await Send(token, ct);
    }
}
//# K03 | safe | max=1 | conc=none | rules=- | The refreshed token is dropped, but the retry reads the current one.
sealed class K03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        _ = await Gate.RefreshAsync(token, ct);
        return await Send(Gate.Current, ct);
    }
}
//# K04 | unsafe | max=1 | conc=lost | rules=NOREFRESH | A local function has captured a copy of the token.
sealed class K04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var copy = token;
        var r = await Ask();
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct);
        return await Ask();

        Task<HttpResponseMessage> Ask() => Send(copy, ct);
    }
}
//# K05 | safe | max=1 | conc=none | rules=- | As K04, but the local function captures the variable itself.
sealed class K05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Ask();
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct);
        return await Ask();

        Task<HttpResponseMessage> Ask() => Send(token, ct);
    }
}
//# K06 | unsafe | max=1 | conc=none | rules=NOREFRESH | The first retry goes out before the refresh, the second after it.
sealed class K06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (Rejected(r)) r = await Send(token, ct);
        if (Rejected(r)) r = await Send(await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# K07 | unsafe | max=1 | conc=lost | rules=NOREFRESH | The new token goes to a variable of the inner block; the retry sends the outer one.
sealed class K07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = await Send(token, ct);
        if (Rejected(r))
        {
            var (fresh, done) = (await Gate.RefreshAsync(token, ct), true);
            if (done) r = await Send(token, ct);
            GC.KeepAlive(fresh);
        }
        return r;
    }
}
//# K08 | safe | max=1 | conc=none | rules=- | The token is a parameter that the helper overwrites before it sends again.
sealed class K08 : Api
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Ask(Gate.Current, ct);
    async Task<HttpResponseMessage> Ask(string token, CancellationToken ct)
    {
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct);
        return await Send(token, ct);
    }
}
//# K09 | unsafe | max=0 | conc=lost | rules=NOREFRESH | A rejection is repeated after a wait, as if the server were busy.
sealed class K09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var i = 0; i < 2; i++)
        {
            var r = await Send(token, ct);
            if (r.IsSuccessStatusCode) return r;
            await Task.Delay(1, ct);
        }
        return await Send(token, ct);
    }
}
//# K10 | safe | max=1 | conc=none | rules=- | The retry in a catch uses what the refresh gave.
sealed class K10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException e) when (e.Status is Unauthorized)
        {
            var fresh = await Gate.RefreshAsync(token, ct);
            return await SendOrThrow(fresh, ct);
        }
    }
}
//# K11 | unsafe | max=1 | conc=lost | rules=NOREFRESH | The retry in a catch uses what was rejected.
sealed class K11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException e) when (e.Status is Unauthorized)
        {
            var fresh = await Gate.RefreshAsync(token, ct);
            if (fresh.Length == 0) throw;
            return await SendOrThrow(token, ct);
        }
    }
}
//# K12 | unsafe | max=1 | conc=lost | rules=NOREFRESH | The refresh is started and not awaited before the retry reads the current token.
sealed class K12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var renewal = Gate.RefreshAsync(token, ct);
        r = await Send(Gate.Current, ct);
        await renewal;
        return r;
    }
}
//# K13 | unsafe | max=1 | conc=lost | rules=NOREFRESH | The token is kept in a field when the object is first used, and never again.
sealed class K13 : Api
{
    string? _token;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        _token ??= Gate.Current;
        var r = await Send(_token, ct);
        if (!Rejected(r)) return r;
        await Gate.RefreshAsync(_token, ct);
        return await Send(_token, ct);
    }
}
//# K14 | unsafe | max=1 | conc=lost | rules=NOREFRESH | Swapped: the loop stores the new token in the variable that is read next time but one.
sealed class K14 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var next = Gate.Current;
        var token = next;
        for (var i = 0; i < 2; i++)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || i == 1) return r;
            token = next;
            next = await Gate.RefreshAsync(token, ct);
        }
        throw new InvalidOperationException("unreachable");
    }
}
//# K15 | safe | max=1 | conc=none | rules=- | The order of the two assignments is right.
sealed class K15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var next = Gate.Current;
        var token = next;
        for (var i = 0; i < 2; i++)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || i == 1) return r;
            next = await Gate.RefreshAsync(token, ct);
            token = next;
        }
        throw new InvalidOperationException("unreachable");
    }
}
