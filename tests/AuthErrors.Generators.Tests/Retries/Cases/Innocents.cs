using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# In01 | safe | max=1 | conc=none | rules=- | Polling until a job is done; a rejection in between refreshes once.
sealed class In01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var renewed = false;
        for (var poll = 0; poll < 10; poll++)
        {
            var r = await Send(token, ct);
            if (r.StatusCode == Accepted) { await Task.Delay(1, ct); continue; }
            if (r.StatusCode != Unauthorized || renewed) return r;
            renewed = true;
            token = await Gate.RefreshAsync(token, ct);
        }
        throw new TimeoutException("The job did not end.");
    }
}
//# In02 | unsafe | max=10 | conc=none | rules=COUNT | Polling in which a rejection is one more reason to look again.
sealed class In02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var poll = 0; poll < 10; poll++)
        {
            var r = await Send(token, ct);
            if (r.StatusCode == Accepted) { await Task.Delay(1, ct); continue; }
            if (r.StatusCode != Unauthorized) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
        throw new TimeoutException("The job did not end.");
    }
}
//# In03 | safe | max=1 | conc=none | rules=- | What is called a refresh of the view is none of the token, and runs in each turn.
sealed class In03 : Api
{
    Task RefreshViewAsync(CancellationToken ct) => Task.Delay(1, ct);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var i = 0; ; i++)
        {
            await RefreshViewAsync(ct);
            var r = await Send(token, ct);
            await RefreshViewAsync(ct);
            if (!Rejected(r) || i > 0) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# In04 | safe | max=1 | conc=none | rules=- | A method called RefreshTokenAsync that only reads, twice in one request.
sealed class In04 : Api
{
    ValueTask<string> RefreshTokenAsync() => new(Gate.Current);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = await RefreshTokenAsync();
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        await Gate.RefreshAsync(token, ct);
        return await Send(await RefreshTokenAsync(), ct);
    }
}
//# In05 | safe | max=1 | conc=none | rules=- | The answers of a busy server are repeated with the same token, which nobody rejected.
sealed class In05 : Api
{
    async Task<HttpResponseMessage> Patient(string token, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var r = await Send(token, ct);
            if (!Busy(r) || i == 3) return r;
            await Task.Delay(1, ct);
        }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Patient(token, ct);
        return Rejected(r) ? await Patient(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# In06 | unsafe | max=4 | conc=none | rules=COUNT | Patience for a busy server which also takes rejections, around the refresh.
sealed class In06 : Api
{
    async Task<HttpResponseMessage> Patient(Func<Task<HttpResponseMessage>> ask, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var r = await ask();
            if (r.IsSuccessStatusCode || i == 3) return r;
            await Task.Delay(1, ct);
        }
    }
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Patient(() => Authorized(ct), ct);
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# In07 | safe | max=1 | conc=none | rules=- | Failures of the transport are repeated in a helper; rejections are the caller's matter.
sealed class In07 : Api
{
    async Task<HttpResponseMessage> Reliable(string token, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            try { return await Send(token, ct); }
            catch (HttpRequestException) when (i < 2) { await Task.Delay(1, ct); }
        }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Reliable(token, ct);
        return Rejected(r) ? await Reliable(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# In08 | unsafe | max=1 | conc=none | rules=SWALLOW | Failures of the transport end in an answer that the helper makes up.
sealed class In08 : Api
{
    async Task<HttpResponseMessage> Reliable(string token, CancellationToken ct)
    {
        try { return await Send(token, ct); }
        catch (HttpRequestException) { return new HttpResponseMessage(ServiceUnavailable); }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Reliable(token, ct);
        return Rejected(r) ? await Reliable(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# In09 | safe | max=1 | conc=none | rules=- | A second request with another meaning follows the first; both share one budget.
sealed class In09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var refreshed = false;
        var first = await Ask();
        if (!first.IsSuccessStatusCode) return first;
        return await Ask();

        async Task<HttpResponseMessage> Ask()
        {
            var token = Gate.Current;
            var r = await Send(token, ct);
            if (!Rejected(r) || refreshed) return r;
            refreshed = true;
            return await Send(await Gate.RefreshAsync(token, ct), ct);
        }
    }
}
//# In10 | safe | max=1 | conc=none | rules=- | A second request follows the success of the first; only one of the two can be rejected for ever.
sealed class In10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var first = await Ask(ct);
        if (!first.IsSuccessStatusCode) return first;
        return await Ask(ct);
    }
    async Task<HttpResponseMessage> Ask(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# In11 | unsafe | max=2 | conc=none | rules=COUNT | The second request is made whatever came of the first.
sealed class In11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var first = await Ask(ct);
        var second = await Ask(ct);
        return first.IsSuccessStatusCode ? second : first;
    }
    async Task<HttpResponseMessage> Ask(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# In12 | safe | max=1 | conc=none | rules=- | The hedge: a second send of the same request runs beside the first, before any answer is there.
sealed class In12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct);
        var one = Send(token, ct);
        var two = Send(token, ct);
        return await await Task.WhenAny(one, two);
    }
}
