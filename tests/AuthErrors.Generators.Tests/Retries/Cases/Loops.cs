using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# L01 | safe | max=1 | conc=none | rules=- | `for (;;)` with a counter that counts down from one.
sealed class L01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var left = 1; ; left--)
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || left == 0) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# L02 | unsafe | max=2 | conc=none | rules=COUNT | As L01, but the counter is read before it goes down, so zero still refreshes.
sealed class L02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var left = 1; ; left--)
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || left < 0) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# L03 | safe | max=1 | conc=none | rules=- | `do`-`while` whose condition counts the refreshes.
sealed class L03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshes = 0;
        HttpResponseMessage r;
        do
        {
            if (refreshes > 0) token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        while (r.StatusCode == Unauthorized && refreshes++ < 1);
        return r;
    }
}
//# L04 | unsafe | max=2 | conc=none | rules=COUNT | As L03, with the limit compared by `<=`.
sealed class L04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshes = 0;
        HttpResponseMessage r;
        do
        {
            if (refreshes > 0) token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        while (r.StatusCode == Unauthorized && refreshes++ <= 1);
        return r;
    }
}
//# L05 | safe | max=1 | conc=none | rules=- | A constant limit: the last turn returns before it refreshes.
sealed class L05 : Api
{
    const int MaxAttempts = 2;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var attempt = 0;
        while (true)
        {
            attempt++;
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || attempt >= MaxAttempts) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# L06 | unsafe | max=2 | conc=none | rules=COUNT | A constant limit of three attempts means two refreshes.
sealed class L06 : Api
{
    const int MaxAttempts = 3;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var attempt = 0;
        while (true)
        {
            attempt++;
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || attempt >= MaxAttempts) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# L07 | safe | max=1 | conc=none | rules=- | The limit is a `static readonly` field of the class.
sealed class L07 : Api
{
    static readonly int MaxRefreshes = 1;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = 0;
        var r = await Send(token, ct);
        while (r.StatusCode == Unauthorized && done < MaxRefreshes)
        {
            token = await Gate.RefreshAsync(token, ct);
            done += 1;
            r = await Send(token, ct);
        }
        return r;
    }
}
//# L08 | unsafe | max=3 | conc=none | rules=COUNT | As L07, with a limit of three.
sealed class L08 : Api
{
    static readonly int MaxRefreshes = 3;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = 0;
        var r = await Send(token, ct);
        while (r.StatusCode == Unauthorized && done < MaxRefreshes)
        {
            token = await Gate.RefreshAsync(token, ct);
            done += 1;
            r = await Send(token, ct);
        }
        return r;
    }
}
//# L09 | safe | max=1 | conc=none | rules=- | A nullable flag: null is not yet asked, true is done.
sealed class L09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        bool? renewed = null;
        while (true)
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || renewed == true) return r;
            token = await Gate.RefreshAsync(token, ct);
            renewed = true;
        }
    }
}
//# L10 | unsafe | max=2 | conc=none | rules=COUNT | A nullable flag with one state too many: null, false, true.
sealed class L10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        bool? renewed = null;
        while (true)
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || renewed == true) return r;
            token = await Gate.RefreshAsync(token, ct);
            renewed = renewed is null ? false : true;
        }
    }
}
//# L11 | safe | max=1 | conc=none | rules=- | `int?` that is empty until the first refresh.
sealed class L11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        int? refreshedAt = null;
        for (var turn = 0; turn < 5; turn++)
        {
            var r = await Send(token, ct);
            if (r.StatusCode is not Unauthorized) return r;
            if (refreshedAt.HasValue) return r;
            refreshedAt = turn;
            token = await Gate.RefreshAsync(token, ct);
        }
        throw new InvalidOperationException("unreachable");
    }
}
//# L12 | safe | max=1 | conc=none | rules=- | Two flags: only the second guards, and it is set in the same turn.
sealed class L12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        bool busyBefore = false, refreshed = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (Busy(r) && !busyBefore) { busyBefore = true; continue; }
            if (!Rejected(r) || refreshed) return r;
            (token, refreshed) = (await Gate.RefreshAsync(token, ct), true);
        }
    }
}
//# L13 | unsafe | max=unbounded | conc=none | rules=COUNT | The flag is set, but at the top of the next turn it is cleared again.
sealed class L13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            if (refreshed) { refreshed = false; }
            token = await Gate.RefreshAsync(token, ct);
            refreshed = true;
        }
    }
}
//# L14 | unsafe | max=4 | conc=none | rules=COUNT | Refresh once per host: the flag starts anew in each turn of the outer loop.
sealed class L14 : Api
{
    static readonly string[] Hosts = ["north", "south", "west", "east"];
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage last = null!;
        foreach (var host in Hosts)
        {
            var retried = false;
        again:
            last = await Send(token, ct);
            if (last.StatusCode == Unauthorized && !retried)
            {
                retried = true;
                token = await Gate.RefreshAsync(token, ct);
                goto again;
            }
            if (last.IsSuccessStatusCode) return last;
        }
        return last;
    }
}
//# L15 | safe | max=1 | conc=none | rules=- | Nested loops with one budget for both.
sealed class L15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        var budget = 1;
        for (var host = 0; host < 2; host++)
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                r = await Send(token, ct);
                if (r.IsSuccessStatusCode) return r;
                if (r.StatusCode != Unauthorized) break;
                if (budget-- <= 0) break;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
        return r;
    }
}
//# L16 | unsafe | max=2 | conc=none | rules=COUNT | Nested loops in which the budget belongs to the inner one.
sealed class L16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        for (var host = 0; host < 2; host++)
        {
            var budget = 1;
            for (var attempt = 0; attempt < 2; attempt++)
            {
                r = await Send(token, ct);
                if (r.IsSuccessStatusCode) return r;
                if (r.StatusCode != Unauthorized) break;
                if (budget-- <= 0) break;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
        return r;
    }
}
//# L17 | safe | max=1 | conc=none | rules=- | `foreach` over a range; only the first turn may refresh.
sealed class L17 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        foreach (var attempt in Enumerable.Range(0, 2))
        {
            r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || attempt != 0) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
        return r;
    }
}
//# L18 | unsafe | max=3 | conc=none | rules=COUNT | `foreach` over delays, with a refresh in every turn.
sealed class L18 : Api
{
    static readonly int[] Delays = [0, 1, 2];
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        foreach (var delay in Delays)
        {
            if (!Rejected(r)) return r;
            await Task.Delay(delay, ct);
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        return r;
    }
}
//# L19 | safe | max=1 | conc=none | rules=- | The loop retries a busy server; the refresh breaks out of it.
sealed class L19 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            if (Busy(r)) continue;
            if (!Rejected(r)) return r;
            token = await Gate.RefreshAsync(token, ct);
            break;
        }
        return await Send(token, ct);
    }
}
//# L20 | unsafe | max=unbounded | conc=none | rules=COUNT | A `continue` passes the statement that would have set the flag.
sealed class L20 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = false;
        for (; ; )
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || refreshed) return r;
            token = await Gate.RefreshAsync(token, ct);
            if (token.Length > 0) continue;
            refreshed = true;
        }
    }
}
//# L21 | safe | max=1 | conc=none | rules=- | The condition of the loop is the guard, negated twice.
sealed class L21 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var mayRefresh = true;
        var r = await Send(token, ct);
        while (!(r.StatusCode != Unauthorized || !mayRefresh))
        {
            mayRefresh = !mayRefresh;
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        return r;
    }
}
//# L22 | unsafe | max=unbounded | conc=none | rules=COUNT | The flag is toggled in each turn, and its other value sends without a look at the answer.
sealed class L22 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var odd = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            if (!odd) token = await Gate.RefreshAsync(token, ct);
            odd = !odd;
        }
    }
}
//# L23 | safe | max=1 | conc=none | rules=- | A string local tells whether the token has changed: null until the refresh.
sealed class L23 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        string? fresh = null;
        while (true)
        {
            var token = fresh ?? Gate.Current;
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || fresh is not null) return r;
            fresh = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# L24 | unsafe | max=unbounded | conc=none | rules=COUNT | As L23, but the string is forgotten once it was sent.
sealed class L24 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        string? fresh = null;
        while (true)
        {
            var token = fresh ?? Gate.Current;
            fresh = null;
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || fresh is not null) return r;
            fresh = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# L25 | safe | max=1 | conc=none | rules=- | The remaining attempts are halved: two, one, zero.
sealed class L25 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var left = 2;
        HttpResponseMessage r = null!;
        while (left > 0)
        {
            r = await Send(token, ct);
            if (r.StatusCode != Unauthorized) return r;
            left /= 2;
            if (left > 0) token = await Gate.RefreshAsync(token, ct);
        }
        return r;
    }
}
//# L26 | unsafe | max=2 | conc=none | rules=COUNT | The budget starts at four and is halved: two refreshes.
sealed class L26 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var left = 4;
        HttpResponseMessage r = null!;
        while (left > 0)
        {
            r = await Send(token, ct);
            if (r.StatusCode != Unauthorized) return r;
            left /= 2;
            if (left > 0) token = await Gate.RefreshAsync(token, ct);
        }
        return r;
    }
}
