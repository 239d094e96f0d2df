using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# J01 | unsafe | max=unbounded | conc=none | rules=COUNT | A field for the flag, which the next turn clears.
[Transient]
sealed class J01 : Api
{
    bool _refreshed;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        while (true)
        {
            _refreshed = false;
            var r = await Send(token, ct);
            if (!Rejected(r) || _refreshed) return r;
            token = await Gate.RefreshAsync(token, ct);
            _refreshed = true;
        }
    }
}
//# J02 | safe | max=1 | conc=none | rules=- | A read-only field, set by its initializer, is the limit.
sealed class J02 : Api
{
    readonly int _limit = 1;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var i = 0; ; i++)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || i >= _limit) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# J03 | unsafe | max=2 | conc=none | rules=COUNT | As J02, with a limit of two.
sealed class J03 : Api
{
    readonly int _limit = 2;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var i = 0; ; i++)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || i >= _limit) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# J04 | safe | max=1 | conc=none | rules=- | A property without a setter is the limit.
sealed class J04 : Api
{
    int Limit { get; } = 1;
    static bool Enabled => true;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        for (var i = 0; Enabled && Rejected(r) && i < Limit; i++) r = await Send(token = await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
//# J05 | unsafe | max=1 | conc=race | rules=RACE | A flag in a field is looked at and set with an await between: many pass.
sealed class J05 : Api
{
    bool _refreshing;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        if (!_refreshing)
        {
            await Task.Delay(1, ct);
            _refreshing = true;
            await Auth.RefreshAsync(ct);
            _refreshing = false;
        }
        while (Auth.Current == used) await Task.Delay(5, ct);
        return await Send(Auth.Current, ct);
    }
}
//# J06 | safe | max=1 | conc=none | rules=- | A field that counts for a statistic guards nothing; a local does.
sealed class J06 : Api
{
    int _rejections;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var refreshed = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r)) return r;
            Interlocked.Increment(ref _rejections);
            if (refreshed) return r;
            refreshed = true;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# J07 | unsafe | max=unbounded | conc=none | rules=COUNT | A field that another method clears whenever a token was made.
[Transient]
sealed class J07 : Api
{
    int _attempts;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || _attempts >= 1) return r;
            _attempts++;
            token = await Renew(token, ct);
        }
    }
    async Task<string> Renew(string rejected, CancellationToken ct)
    {
        var fresh = await Gate.RefreshAsync(rejected, ct);
        _attempts = 0;
        return fresh;
    }
}
//# J08 | safe | max=1 | conc=none | rules=- | A field holds the newest token; the local flag guards.
sealed class J08 : Api
{
    string? _newest;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        for (var refreshed = false; ; refreshed = true)
        {
            var token = _newest ?? Gate.Current;
            var r = await Send(token, ct);
            if (!Rejected(r) || refreshed) return r;
            _newest = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# J09 | unsafe | max=1 | conc=redundant | rules=RACE | A field remembers the token that was read last, for all requests together.
sealed class J09 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    string? _last;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        _last = Auth.Current;
        var r = await Send(_last, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try
        {
            if (Auth.Current == _last) _last = await Auth.RefreshAsync(ct);
        }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# J10 | safe | max=1 | conc=none | rules=- | A constructor sets the read-only limit.
sealed class J10 : Api
{
    readonly int _limit;
    public J10() => _limit = 1;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var left = _limit;
        var r = await Send(token, ct);
        while (Rejected(r) && left-- > 0) r = await Send(token = await Gate.RefreshAsync(token, ct), ct);
        return r;
    }
}
