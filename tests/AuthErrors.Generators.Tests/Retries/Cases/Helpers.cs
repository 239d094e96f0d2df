using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# H01 | safe | max=1 | conc=none | rules=- | A helper with a ref flag.
sealed class H01 : Api
{
    static bool Once(ref bool done) { if (done) return false; done = true; return true; }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || !Once(ref done)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# H02 | unsafe | max=unbounded | conc=none | rules=COUNT | As H01, but the flag goes by value.
sealed class H02 : Api
{
    static bool Once(bool done) { if (done) return false; done = true; return true; }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || !Once(done)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# H03 | safe | max=1 | conc=none | rules=- | A helper gives its verdict by an out parameter.
sealed class H03 : Api
{
    static void Judge(HttpResponseMessage r, int attempt, out bool refresh) => refresh = Rejected(r) && attempt < 1;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var attempt = 0; ; attempt++)
        {
            var r = await Send(token, ct);
            Judge(r, attempt, out var refresh);
            if (!refresh) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# H04 | unsafe | max=2 | conc=none | rules=COUNT | As H03, off by one.
sealed class H04 : Api
{
    static void Judge(HttpResponseMessage r, int attempt, out bool refresh) => refresh = Rejected(r) && attempt <= 1;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var attempt = 0; ; attempt++)
        {
            var r = await Send(token, ct);
            Judge(r, attempt, out var refresh);
            if (!refresh) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# H05 | safe | max=1 | conc=none | rules=- | The retry is a static helper that takes the send and the refresh as functions.
sealed class H05 : Api
{
    static async Task<HttpResponseMessage> Once(string token, Func<string, Task<HttpResponseMessage>> send, Func<string, Task<string>> refresh)
    {
        var r = await send(token);
        return Rejected(r) ? await send(await refresh(token)) : r;
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Once(Gate.Current, t => Send(t, ct), t => Gate.RefreshAsync(t, ct));
}
//# H06 | unsafe | max=3 | conc=none | rules=COUNT | As H05, but the function for the send refreshes as well.
sealed class H06 : Api
{
    static async Task<HttpResponseMessage> Once(string token, Func<string, Task<HttpResponseMessage>> send, Func<string, Task<string>> refresh)
    {
        var r = await send(token);
        return Rejected(r) ? await send(await refresh(token)) : r;
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Once(Gate.Current, t => Authorized(t, ct), t => Gate.RefreshAsync(t, ct));
    async Task<HttpResponseMessage> Authorized(string token, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# H07 | safe | max=1 | conc=none | rules=- | A generic helper that retries once.
sealed class H07 : Api
{
    static async Task<T> Twice<T>(Func<Task<T>> action, Func<T, bool> again, Func<Task> between)
    {
        var result = await action();
        if (!again(result)) return result;
        await between();
        return await action();
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return Twice(() => Send(token, ct), Rejected, async () => token = await Gate.RefreshAsync(token, ct));
    }
}
//# H08 | unsafe | max=3 | conc=none | rules=COUNT | A generic helper that retries three times.
sealed class H08 : Api
{
    static async Task<T> Retry<T>(int times, Func<Task<T>> action, Func<T, bool> again, Func<Task> between)
    {
        var result = await action();
        for (var i = 0; i < times && again(result); i++)
        {
            await between();
            result = await action();
        }
        return result;
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return Retry(3, () => Send(token, ct), Rejected, async () => token = await Gate.RefreshAsync(token, ct));
    }
}
//# H09 | safe | max=1 | conc=none | rules=- | The same helper, asked for one retry.
sealed class H09 : Api
{
    static async Task<T> Retry<T>(int times, Func<Task<T>> action, Func<T, bool> again, Func<Task> between)
    {
        var result = await action();
        for (var i = 0; i < times && again(result); i++)
        {
            await between();
            result = await action();
        }
        return result;
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return Retry(1, () => Send(token, ct), Rejected, async () => token = await Gate.RefreshAsync(token, ct));
    }
}
//# H10 | unsafe | max=4 | conc=none | rules=COUNT | A helper that refreshes once, called by another, called by a retry of failures: two by two.
sealed class H10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Twice(ct);
        return r.IsSuccessStatusCode ? r : await Twice(ct);
    }
    async Task<HttpResponseMessage> Twice(CancellationToken ct)
    {
        var r = await Authorized(ct);
        return r.IsSuccessStatusCode ? r : await Authorized(ct);
    }
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# H11 | safe | max=1 | conc=none | rules=- | The caller repeats the helper only for a busy server.
sealed class H11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        for (var i = 0; i < 3; i++)
        {
            r = await Authorized(ct);
            if (!Busy(r)) break;
        }
        return r;
    }
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# H12 | safe | max=1 | conc=none | rules=- | The caller stops the loop over the helper when it sees a rejection.
sealed class H12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var r = await Authorized(ct);
            if (r.IsSuccessStatusCode || i == 2) return r;
            if (r.StatusCode == Unauthorized) return r;
        }
    }
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# H13 | unsafe | max=3 | conc=none | rules=COUNT | The caller stops the loop over the helper for a 403 alone.
sealed class H13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var r = await Authorized(ct);
            if (r.IsSuccessStatusCode || i == 2) return r;
            if (r.StatusCode == Forbidden) return r;
        }
    }
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# H14 | safe | max=1 | conc=none | rules=- | A virtual method of a base class does the sending; the override adds the one refresh.
sealed class H14 : H14Base
{
    protected override async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct)
    {
        var r = await base.Fetch(token, ct);
        return Rejected(r) ? await base.Fetch(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
abstract class H14Base : Api
{
    protected virtual Task<HttpResponseMessage> Fetch(string token, CancellationToken ct) => Send(token, ct);
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Fetch(Gate.Current, ct);
}
//# H15 | unsafe | max=3 | conc=none | rules=COUNT | The base method refreshes once, and the override calls it twice with a refresh between.
sealed class H15 : H15Base
{
    protected override async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct)
    {
        var r = await base.Fetch(token, ct);
        return Rejected(r) ? await base.Fetch(await Gate.RefreshAsync(Gate.Current, ct), ct) : r;
    }
}
abstract class H15Base : Api
{
    protected virtual async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct)
    {
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Fetch(Gate.Current, ct);
}
//# H16 | safe | max=1 | conc=none | rules=- | A template method: the override answers a question that the loop of the base asks.
sealed class H16 : H16Base
{
    protected override int Refreshes => 1;
}
abstract class H16Base : Api
{
    protected abstract int Refreshes { get; }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var i = 0; ; i++)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || i >= Refreshes) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# H17 | safe | max=1 | conc=none | rules=- | `ValueTask` and `ConfigureAwait` all along.
sealed class H17 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct).ConfigureAwait(false);
        if (Rejected(r)) r = await Send(await Renew(token, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        return r;
    }
    async ValueTask<string> Renew(string token, CancellationToken ct) => await Gate.RefreshAsync(token, ct).ConfigureAwait(false);
}
//# H18 | unsafe | max=2 | conc=none | rules=COUNT | A `ValueTask` helper refreshes, and so does its caller with its result.
sealed class H18 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct).ConfigureAwait(false);
        if (!Rejected(r)) return r;
        var fresh = await Renew(token, ct).ConfigureAwait(false);
        r = await Send(fresh, ct).ConfigureAwait(false);
        return Rejected(r) ? await Send(await Renew(fresh, ct).ConfigureAwait(false), ct).ConfigureAwait(false) : r;
    }
    async ValueTask<string> Renew(string token, CancellationToken ct) => await Gate.RefreshAsync(token, ct).ConfigureAwait(false);
}
//# H19 | safe | max=1 | conc=none | rules=- | The task of the refresh is started, kept in a local and awaited later.
sealed class H19 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var renewal = Gate.RefreshAsync(token, ct);
        r.Dispose();
        return await Send(await renewal, ct);
    }
}
//# H20 | safe | max=1 | conc=none | rules=- | An extension method asks the question about the status.
sealed class H20 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return r.IsStale() ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
static class StatusQuestions
{
    public static bool IsStale(this HttpResponseMessage r) => (int)r.StatusCode is 401 or 403;
}
//# H21 | unsafe | max=2 | conc=none | rules=COUNT | Three helpers in a row, of which two renew when they see a rejection.
sealed class H21 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        r = await Repair(r, token, ct);
        Note(r);
        return await Repair(r, Gate.Current, ct);
    }
    static void Note(HttpResponseMessage r) => _ = r.Headers.RetryAfter;
    async Task<HttpResponseMessage> Repair(HttpResponseMessage r, string token, CancellationToken ct)
        => Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
}
//# H22 | safe | max=1 | conc=none | rules=- | A switch over the status; one section refreshes, another waits.
sealed class H22 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        switch (r.StatusCode)
        {
            case Unauthorized:
            case Forbidden:
                token = await Gate.RefreshAsync(token, ct);
                break;
            case TooManyRequests:
                await Task.Delay(1, ct);
                break;
            default:
                return r;
        }
        return await Send(token, ct);
    }
}
