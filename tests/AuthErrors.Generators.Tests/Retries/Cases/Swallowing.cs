using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# W01 | safe | max=1 | conc=none | rules=- | The catch stands around the refresh alone.
sealed class W01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { token = await Gate.RefreshAsync(token, ct); }
        catch (HttpRequestException) { return r; }
        return await Send(token, ct);
    }
}
//# W02 | unsafe | max=1 | conc=none | rules=SWALLOW | The catch for transport failures stands around the retry too.
sealed class W02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try
        {
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        catch (HttpRequestException) { }
        return r;
    }
}
//# W03 | safe | max=1 | conc=none | rules=- | The catch rethrows.
sealed class W03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var failures = 0;
        try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch (Exception) { failures++; throw; }
        finally { GC.KeepAlive(failures); }
    }
}
//# W04 | safe | max=1 | conc=none | rules=- | The catch wraps the failure.
sealed class W04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch (Exception e) { throw new InvalidOperationException("The retry after the refresh failed.", e); }
    }
}
//# W05 | unsafe | max=1 | conc=none | rules=SWALLOW | A bare catch in a helper gives null, and the caller falls back to the first answer.
sealed class W05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Retry(token, ct) ?? r : r;
    }
    async Task<HttpResponseMessage?> Retry(string token, CancellationToken ct)
    {
        try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch { return null; }
    }
}
//# W06 | safe | max=1 | conc=none | rules=- | The same helper does not catch.
sealed class W06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Retry(token, ct) ?? r : r;
    }
    async Task<HttpResponseMessage?> Retry(string token, CancellationToken ct)
    {
        if (token.Length == 0) return null;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# W07 | safe | max=1 | conc=none | rules=- | The catch takes auth exceptions alone; a failure of the transport passes.
sealed class W07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct); }
        catch (AuthException) { return r; }
    }
}
//# W08 | unsafe | max=1 | conc=none | rules=SWALLOW | The filter takes what is no cancellation.
sealed class W08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch (Exception e) when (e is not OperationCanceledException) { return r; }
    }
}
//# W09 | safe | max=1 | conc=none | rules=- | The filter takes cancellation alone.
sealed class W09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch (Exception e) when (e is OperationCanceledException) { return r; }
    }
}
//# W10 | unsafe | max=1 | conc=none | rules=SWALLOW | The catch belongs to the caller of the helper that retries.
sealed class W10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { r = await Retry(token, ct); }
        catch (Exception) when (!ct.IsCancellationRequested) { await Task.Yield(); }
        return r;
    }
    async Task<HttpResponseMessage> Retry(string token, CancellationToken ct) => await Send(await Gate.RefreshAsync(token, ct), ct);
}
//# W11 | safe | max=1 | conc=none | rules=- | A first failure of the transport is tried again; the second reaches the caller.
sealed class W11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct);
        try { return await Send(token, ct); }
        catch (HttpRequestException) { }
        return await Send(token, ct);
    }
}
//# W12 | unsafe | max=1 | conc=none | rules=SWALLOW | Failures of the transport are tried again in a loop, whose end gives the first answer.
sealed class W12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct);
        for (var i = 0; i < 3; i++)
        {
            try { return await Send(token, ct); }
            catch (HttpRequestException) { }
        }
        return r;
    }
}
//# W13 | safe | max=1 | conc=none | rules=- | As W12, but the last turn does not catch.
sealed class W13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct);
        for (var i = 0; ; i++)
        {
            try { return await Send(token, ct); }
            catch (HttpRequestException) when (i < 2) { }
        }
    }
}
//# W14 | unsafe | max=unbounded | conc=none | rules=COUNT,SWALLOW | The loop over a refresh and a retry, within one try.
sealed class W14 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        try
        {
            while (Rejected(r))
            {
                token = await Gate.RefreshAsync(token, ct);
                r = await Send(token, ct);
            }
        }
        catch (Exception) { return r; }
        return r;
    }
}
//# W15 | safe | max=1 | conc=none | rules=- | The kept exception is thrown behind the catch.
sealed class W15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        Exception? failure = null;
        try { r = await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch (Exception e) { failure = e; }
        return failure is null ? r : throw failure;
    }
}
//# W16 | unsafe | max=1 | conc=none | rules=SWALLOW | The catch for all exceptions follows one for cancellation, which rethrows.
sealed class W16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch (OperationCanceledException) { throw; }
        catch (Exception) { return r; }
    }
}
//# W17 | safe | max=1 | conc=none | rules=- | A catch for the transport rethrows; the one after it takes auth exceptions alone.
sealed class W17 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
        catch (HttpRequestException) { throw; }
        catch (AuthException) { return r; }
    }
}
//# W18 | unsafe | max=1 | conc=none | rules=SWALLOW | An inner catch rethrows, and an outer one swallows.
sealed class W18 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        try
        {
            if (!Rejected(r)) return r;
            try { return await Send(await Gate.RefreshAsync(token, ct), ct); }
            catch (HttpRequestException) { await Task.Yield(); throw; }
        }
        catch { return r; }
    }
}
//# W19 | safe | max=1 | conc=none | rules=- | The outer catch stands around the first send alone, and the retry is outside of it.
sealed class W19 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage? r = null;
        try { r = await Send(token, ct); }
        catch (HttpRequestException) { }
        if (r is not null && !Rejected(r)) return r;
        if (r is null) return await Send(token, ct);
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
