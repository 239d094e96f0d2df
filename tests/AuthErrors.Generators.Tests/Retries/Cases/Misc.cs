using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# Z01 | safe | max=1 | conc=none | rules=- | The status is compared as a number, and a 403 is left alone.
sealed class Z01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return (int)r.StatusCode == 401 ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# Z02 | unsafe | max=2 | conc=none | rules=COUNT | One refresh for a 401 or a 403, and one more for a 401 after it.
sealed class Z02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (r.StatusCode is Unauthorized or Forbidden)
        {
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        if (r.StatusCode == Unauthorized)
        {
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        return r;
    }
}
//# Z03 | safe | max=1 | conc=none | rules=- | The two refreshes exclude each other: one for a 401, one for a 403.
sealed class Z03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (r.StatusCode == Unauthorized) return await Send(await Gate.RefreshAsync(token, ct), ct);
        if (r.StatusCode == Forbidden) return await Send(await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# Z04 | safe | max=1 | conc=none | rules=- | Two refreshes in the two arms of a conditional.
sealed class Z04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (r.IsSuccessStatusCode) return r;
        var fresh = r.Headers.RetryAfter is null ? await Gate.RefreshAsync(token, ct) : await Gate.RefreshAsync(token, CancellationToken.None);
        return await Send(fresh, ct);
    }
}
//# Z05 | unsafe | max=2 | conc=none | rules=COUNT | Both operands of an `&` are awaited.
sealed class Z05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var ok = (await Gate.RefreshAsync(token, ct)).Length > 0 & (await Gate.RefreshAsync(token, ct)).Length > 0;
        return ok ? await Send(Gate.Current, ct) : r;
    }
}
//# Z06 | safe | max=1 | conc=none | rules=- | The second operand of an `||` is not needed.
sealed class Z06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var first = true;
        var ok = first || (await Gate.RefreshAsync(token, ct)).Length > 0;
        if (ok) token = await Gate.RefreshAsync(token, ct);
        return await Send(token, ct);
    }
}
//# Z07 | unsafe | max=2 | conc=none | rules=COUNT | `Task.WhenAll` over two refreshes.
sealed class Z07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var all = await Task.WhenAll(Gate.RefreshAsync(token, ct), Gate.RefreshAsync(token, ct));
        return await Send(all[0], ct);
    }
}
//# Z08 | safe | max=1 | conc=none | rules=- | The retry is a method that gives back a task, without async.
sealed class Z08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Again(token, ct).Unwrap() : r;
    }
    Task<Task<HttpResponseMessage>> Again(string token, CancellationToken ct)
        => Gate.RefreshAsync(token, ct).ContinueWith(t => Send(t.Result, ct), ct, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
//# Z09 | unsafe | max=unbounded | conc=none | rules=COUNT | A counter that stands still at one chooses the section, and no section gives up.
sealed class Z09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var n = 0;
        while (true)
        {
            var r = await Send(token, ct);
            switch (n)
            {
                case 1 when !Rejected(r):
                    return r;
                case 0 when !Rejected(r):
                    return r;
                default:
                    n = n == 0 ? 1 : n;
                    token = await Gate.RefreshAsync(token, ct);
                    break;
            }
        }
    }
}
//# Z10 | safe | max=1 | conc=none | rules=- | The counter of a checked context, compared by relational patterns.
sealed class Z10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var n = 0; ; n = checked(n + 1))
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || n is > 0 and < 10) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Z11 | unsafe | max=3 | conc=none | rules=COUNT | As Z10, but the pattern begins at three.
sealed class Z11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var n = 0; ; n = checked(n + 1))
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || n is >= 3 and < 10) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Z12 | safe | max=1 | conc=none | rules=- | The flag is an array of one element that a local function shares.
sealed class Z12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var used = new bool[1];
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || !May()) return r;
            token = await Gate.RefreshAsync(token, ct);
        }

        bool May()
        {
            if (used[0]) return false;
            used[0] = true;
            return true;
        }
    }
}
//# Z13 | safe | max=1 | conc=none | rules=- | The tokens that were tried are counted in a list.
sealed class Z13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var tried = new List<string>();
        while (true)
        {
            tried.Add(token);
            var r = await Send(token, ct);
            if (!Rejected(r) || tried.Count > 1) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Z14 | unsafe | max=unbounded | conc=none | rules=COUNT | A set of tried tokens stops nothing, since each token is a new one.
sealed class Z14 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var tried = new HashSet<string>();
        while (tried.Add(token))
        {
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
        return await Send(token, ct);
    }
}
//# Z15 | safe | max=1 | conc=none | rules=- | A time-out token of one's own, which does not count attempts, beside a flag that does.
sealed class Z15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var token = Gate.Current;
        var refreshed = 0;
        while (!limit.IsCancellationRequested)
        {
            var r = await Send(token, limit.Token);
            if (!Rejected(r) || Interlocked.Exchange(ref refreshed, 1) == 1) return r;
            token = await Gate.RefreshAsync(token, limit.Token);
        }
        throw new OperationCanceledException(ct);
    }
}
//# Z16 | unsafe | max=unbounded | conc=none | rules=COUNT | `Interlocked.Exchange` whose result is compared with the wrong value.
sealed class Z16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = 0;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || Interlocked.Exchange(ref refreshed, 1) == 2) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# Z17 | safe | max=1 | conc=none | rules=- | A 401 and a 403 have a branch each.
sealed class Z17 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (r.StatusCode == Unauthorized) { token = await Gate.RefreshAsync(token, ct); return await Send(token, ct); }
        else if (r.StatusCode == Forbidden)
        {
            await Gate.RefreshAsync(token, ct);
            return await Send(Gate.Current, ct);
        }
        return r;
    }
}
//# Z18 | unsafe | max=2 | conc=none | rules=COUNT | `using` declarations and a second try in the block after the first.
sealed class Z18 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        {
            using var first = new CancellationTokenSource();
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
        {
            using var second = new CancellationTokenSource();
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
        return await Send(token, ct);
    }
}
