using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# E01 | safe | max=1 | conc=none | rules=- | A catch with a filter around the first send; the second send stands after it.
sealed class E01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException ex) when (ex.Status == Unauthorized) { }
        return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# E02 | unsafe | max=unbounded | conc=none | rules=COUNT | The catch refreshes and the loop tries again.
sealed class E02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        while (true)
        {
            try { return await SendOrThrow(token, ct); }
            catch (AuthException) { token = await Gate.RefreshAsync(token, ct); }
        }
    }
}
//# E03 | safe | max=1 | conc=none | rules=- | The filter has a side effect: it counts, and lets the first rejection alone in.
sealed class E03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var rejections = 0;
        while (true)
        {
            try { return await SendOrThrow(token, ct); }
            catch (AuthException) when (++rejections == 1) { token = await Gate.RefreshAsync(token, ct); }
        }
    }
}
//# E04 | unsafe | max=2 | conc=none | rules=COUNT | As E03, but the filter admits two.
sealed class E04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var rejections = 0;
        while (true)
        {
            try { return await SendOrThrow(token, ct); }
            catch (AuthException) when (rejections++ < 2) { token = await Gate.RefreshAsync(token, ct); }
        }
    }
}
//# E05 | safe | max=1 | conc=none | rules=- | The filter calls a helper with the exception and the flag.
sealed class E05 : Api
{
    static bool May(AuthException ex, bool done) => !done && ex.Status is Unauthorized or Forbidden && !done;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = false;
        for (; ; )
        {
            try { return await SendOrThrow(token, ct); }
            catch (AuthException ex) when (May(ex, done))
            {
                done = true;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
    }
}
//# E06 | unsafe | max=unbounded | conc=none | rules=COUNT | The filter's helper has its precedence wrong: a 401 passes whatever the flag says.
sealed class E06 : Api
{
    static bool May(AuthException ex, bool done) => ex.Status == Unauthorized || ex.Status == Forbidden && !done;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var done = false;
        for (; ; )
        {
            try { return await SendOrThrow(token, ct); }
            catch (AuthException ex) when (May(ex, done))
            {
                done = true;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
    }
}
//# E07 | safe | max=1 | conc=none | rules=- | Straight line: the retry stands in the catch, which no try surrounds.
sealed class E07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException)
        {
            token = await Gate.RefreshAsync(token, ct);
            return await SendOrThrow(token, ct);
        }
    }
}
//# E08 | unsafe | max=2 | conc=none | rules=COUNT | The retry in the catch throws into the outer try, whose catch refreshes too.
sealed class E08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try
        {
            try { return await SendOrThrow(token, ct); }
            catch (AuthException)
            {
                token = await Gate.RefreshAsync(token, ct);
                return await SendOrThrow(token, ct);
            }
        }
        catch (AuthException)
        {
            token = await Gate.RefreshAsync(token, ct);
            return await Send(token, ct);
        }
    }
}
//# E09 | safe | max=1 | conc=none | rules=- | Two nested tries; the outer catch only wraps the failure.
sealed class E09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try
        {
            try { return await SendOrThrow(token, ct); }
            catch (AuthException ex) when (ex.Status == Unauthorized)
            {
                return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct);
            }
        }
        catch (AuthException ex) { throw new InvalidOperationException("The server refuses the new token.", ex); }
    }
}
//# E10 | safe | max=1 | conc=none | rules=- | The refresh stands in a finally block, which runs once.
sealed class E10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage? first = null;
        try { first = await Send(token, ct); }
        finally { if (first?.StatusCode == Unauthorized) token = await Gate.RefreshAsync(token, ct); }
        return first.StatusCode == Unauthorized ? await Send(token, ct) : first;
    }
}
//# E11 | unsafe | max=2 | conc=redundant | rules=COUNT,RACE | The catch refreshes, and so does the finally block, with the token that was just made.
sealed class E11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var rejected = false;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException)
        {
            rejected = true;
            token = await Gate.RefreshAsync(token, ct);
            return await Send(token, ct);
        }
        finally { if (rejected) await Gate.RefreshAsync(Gate.Current, ct); }
    }
}
//# E12 | unsafe | max=unbounded | conc=none | rules=COUNT | A finally block clears the flag before the next turn.
sealed class E12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshing = false;
        while (true)
        {
            try
            {
                var r = await Send(token, ct);
                if (!Rejected(r) || refreshing) return r;
                refreshing = true;
                token = await Gate.RefreshAsync(token, ct);
            }
            finally { refreshing = false; }
        }
    }
}
//# E13 | safe | max=1 | conc=none | rules=- | The finally block sets the flag, so the second turn returns.
sealed class E13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var tried = false;
        while (true)
        {
            try
            {
                var r = await Send(token, ct);
                if (!Rejected(r) || tried) return r;
                token = await Gate.RefreshAsync(token, ct);
            }
            finally { tried = true; }
        }
    }
}
//# E14 | safe | max=1 | conc=none | rules=- | `EnsureSuccessStatusCode` throws; the filter reads the status of the exception and the number of the turn.
sealed class E14 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var turn = 0; ; turn++)
        {
            try { return (await Send(token, ct)).EnsureSuccessStatusCode(); }
            catch (HttpRequestException ex) when (ex.StatusCode == Unauthorized && turn == 0)
            {
                token = await Gate.RefreshAsync(token, ct);
            }
        }
    }
}
//# E15 | unsafe | max=3 | conc=none | rules=COUNT | As E14, with three turns.
sealed class E15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var turn = 0; ; turn++)
        {
            try { return (await Send(token, ct)).EnsureSuccessStatusCode(); }
            catch (HttpRequestException ex) when (ex.StatusCode == Unauthorized && turn < 3)
            {
                token = await Gate.RefreshAsync(token, ct);
            }
        }
    }
}
//# E16 | safe | max=1 | conc=none | rules=- | The exception is kept in a local; the handling stands behind the catch.
sealed class E16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        AuthException? failure = null;
        HttpResponseMessage? r = null;
        try { r = await SendOrThrow(token, ct); } catch (AuthException ex) { failure = ex; }
        if (failure is null) return r!;
        if (failure.Status != Unauthorized) throw failure;
        return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# E17 | unsafe | max=2 | conc=none | rules=COUNT | A counted loop: the catch for transport failures has the guard, the one for rejections has none.
sealed class E17 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var i = 0; i < 2; i++)
        {
            try { return await SendOrThrow(token, ct); }
            catch (HttpRequestException) when (i == 0) { }
            catch (AuthException ex) when (ex.Status == Unauthorized) { token = await Gate.RefreshAsync(token, ct); }
        }
        return await Send(token, ct);
    }
}
//# E18 | safe | max=1 | conc=none | rules=- | The general catch rethrows all but the first rejection.
sealed class E18 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = false;
        while (true)
        {
            try { return await SendOrThrow(token, ct); }
            catch (Exception ex)
            {
                if (ex is not AuthException { Status: Unauthorized } || refreshed) throw;
                refreshed = true;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
    }
}
//# E19 | unsafe | max=unbounded | conc=none | rules=COUNT | The general catch looks at the kind of the exception alone.
sealed class E19 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = false;
        while (true)
        {
            try { return await SendOrThrow(token, ct); }
            catch (Exception ex)
            {
                if (ex is not AuthException { Status: Unauthorized } && refreshed) throw;
                if (ex is not AuthException) throw;
                refreshed = true;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
    }
}
//# E20 | unsafe | max=2 | conc=none | rules=COUNT | The exception of the helper's own retry reaches the caller's catch, which does the same again.
sealed class E20 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        try { return await Authorized(ct); }
        catch (AuthException) { return await Send(await Gate.RefreshAsync(Gate.Current, ct), ct); }
    }
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException) { return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct); }
    }
}
//# E21 | safe | max=1 | conc=none | rules=- | As E20, but the caller's catch asks the helper's exception whether a refresh was tried.
sealed class E21 : Api
{
    sealed class AfterRefresh(Exception inner) : Exception("Rejected after a refresh", inner);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        try { return await Authorized(ct); }
        catch (AuthException) { return await Send(await Gate.RefreshAsync(Gate.Current, ct), ct); }
    }
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException first)
        {
            var fresh = await Gate.RefreshAsync(token, ct);
            try { return await SendOrThrow(fresh, ct); }
            catch (AuthException) { throw new AfterRefresh(first); }
        }
    }
}
//# E22 | safe | max=1 | conc=none | rules=- | Labelled continue: `goto` out of the catch's try into the next turn, with a countdown.
sealed class E22 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var left = 1;
    next:
        try { return await SendOrThrow(token, ct); }
        catch (AuthException) when (left > 0)
        {
            left -= 1;
            token = await Gate.RefreshAsync(token, ct);
            goto next;
        }
    }
}
