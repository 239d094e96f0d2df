using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# X01 | safe | max=1 | conc=none | rules=- | `CompareExchange` on a completion source; the winner compares the token again.
sealed class X01 : Api
{
    TaskCompletionSource<string>? _flight;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used, ct), ct) : r;
    }
    async Task<string> Renew(string rejected, CancellationToken ct)
    {
        var mine = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _flight, mine, null) is { } other) return await other.Task;
        try
        {
            var fresh = Auth.Current == rejected ? await Auth.RefreshAsync(ct) : Auth.Current;
            mine.SetResult(fresh);
            return fresh;
        }
        catch (Exception e) { mine.TrySetException(e); throw; }
        finally { Volatile.Write(ref _flight, null); }
    }
}
//# X02 | unsafe | max=1 | conc=redundant | rules=RACE | As X01, but the winner does not compare.
sealed class X02 : Api
{
    TaskCompletionSource<string>? _flight;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(ct), ct) : r;
    }
    async Task<string> Renew(CancellationToken ct)
    {
        var mine = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _flight, mine, null) is { } other) return await other.Task;
        try
        {
            var fresh = await Auth.RefreshAsync(ct);
            mine.SetResult(fresh);
            return fresh;
        }
        catch (Exception e) { mine.TrySetException(e); throw; }
        finally { Volatile.Write(ref _flight, null); }
    }
}
//# X03 | unsafe | max=1 | conc=race | rules=RACE | The completion source is put into the field by a plain write after a look.
sealed class X03 : Api
{
    TaskCompletionSource<string>? _flight;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used, ct), ct) : r;
    }
    async Task<string> Renew(string rejected, CancellationToken ct)
    {
        if (_flight is { } other) return await other.Task;
        await Task.Delay(1, ct);
        var mine = _flight = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var fresh = Auth.Current == rejected ? await Auth.RefreshAsync(ct) : Auth.Current;
            mine.SetResult(fresh);
            return fresh;
        }
        catch (Exception e) { mine.TrySetException(e); throw; }
        finally { _flight = null; }
    }
}
//# X04 | safe | max=1 | conc=none | rules=- | An entry per rejected token, swapped in by identity.
sealed class X04 : Api
{
    sealed record Flight(string Rejected, Lazy<Task<string>> Renewal);
    Flight? _flight;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used), ct) : r;
    }
    Task<string> Renew(string rejected)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _flight);
            if (seen?.Rejected == rejected) return seen.Renewal.Value;
            var next = new Flight(rejected, new Lazy<Task<string>>(() => Auth.RefreshAsync()));
            if (ReferenceEquals(Interlocked.CompareExchange(ref _flight, next, seen), seen)) return next.Renewal.Value;
        }
    }
}
//# X05 | unsafe | max=1 | conc=race | rules=RACE | As X04, but the task is started before the swap, so losers have started one too.
sealed class X05 : Api
{
    sealed record Flight(string Rejected, Task<string> Renewal);
    Flight? _flight;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used), ct) : r;
    }
    async Task<string> Renew(string rejected)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _flight);
            if (seen?.Rejected == rejected) return await seen.Renewal;
            var next = new Flight(rejected, Auth.RefreshAsync());
            await Task.Delay(1);
            if (ReferenceEquals(Interlocked.CompareExchange(ref _flight, next, seen), seen)) return await next.Renewal;
        }
    }
}
//# X06 | safe | max=1 | conc=none | rules=- | One refreshes, the others wait until the token has changed.
sealed class X06 : Api
{
    int _busy;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        while (Auth.Current == used)
        {
            if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0) { await Task.Delay(5, ct); continue; }
            try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
            finally { Volatile.Write(ref _busy, 0); }
        }
        return await Send(Auth.Current, ct);
    }
}
//# X07 | unsafe | max=1 | conc=lost | rules=NOREFRESH | As X06, but the others wait a moment only, and send the rejected token.
sealed class X07 : Api
{
    int _busy;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        if (Interlocked.CompareExchange(ref _busy, 1, 0) == 0)
        {
            try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
            finally { Volatile.Write(ref _busy, 0); }
        }
        else
        {
            await Task.Delay(5, ct);
        }
        return await Send(Auth.Current, ct);
    }
}
//# X08 | safe | max=1 | conc=none | rules=- | A single-flight call with the token that was sent, raced against the caller's own time-out.
sealed class X08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var renewal = Gate.RefreshAsync(token, ct);
        if (await Task.WhenAny(renewal, Task.Delay(2000, ct)) != renewal) throw new TimeoutException("The token was not renewed in time.");
        return await Send(await renewal, ct);
    }
}
//# X09 | unsafe | max=2 | conc=none | rules=COUNT | As X08, but the result is judged and the call made once more.
sealed class X09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        for (var i = 0; i < 2 && Rejected(r); i++)
        {
            var renewal = Gate.RefreshAsync(token, ct);
            if (await Task.WhenAny(renewal, Task.Delay(2000, ct)) != renewal) throw new TimeoutException("The token was not renewed in time.");
            r = await Send(token = await renewal, ct);
        }
        return r;
    }
}
