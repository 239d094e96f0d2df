using System; using System.Collections.Generic; using System.Linq; using System.Net; using System.Net.Http;
using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;
//# Cb01 | safe | max=1 | conc=none | rules=- | The token is cached in a field; whoever waited adopts what is there by now.
sealed class Cb01 : Api
{
    readonly SemaphoreSlim _lock = new(1, 1); string? _cached;
    async Task<string> Renew(string rejected, CancellationToken ct)
    {
        await _lock.WaitAsync(ct);
        try
        {
            if (_cached is { } c && c != rejected) return c;
            return _cached = await Auth.RefreshAsync(ct);
        }
        finally { _lock.Release(); }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = _cached ?? Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used, ct), ct) : r;
    }
}
//# Cb02 | safe | max=1 | conc=none | rules=- | As Cb01, by way of a local.
sealed class Cb02 : Api
{
    readonly SemaphoreSlim _lock = new(1, 1); string? _cached;
    async Task<string> Renew(string rejected, CancellationToken ct)
    {
        await _lock.WaitAsync(ct);
        try
        {
            var c = _cached ?? Auth.Current;
            if (c != rejected) return c;
            _cached = await Auth.RefreshAsync(ct);
            return _cached;
        }
        finally { _lock.Release(); }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = _cached ?? Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used, ct), ct) : r;
    }
}
//# Cb03 | safe | max=1 | conc=none | rules=- | One method gives the token and renews it, if it is told which was rejected.
sealed class Cb03 : Api
{
    readonly SemaphoreSlim _lock = new(1, 1); string? _token;
    async Task<string> Get(string? rejected, CancellationToken ct)
    {
        await _lock.WaitAsync(ct);
        try
        {
            if (_token is not null && _token != rejected) return _token;
            return _token = rejected is null ? Auth.Current : await Auth.RefreshAsync(ct);
        }
        finally { _lock.Release(); }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = await Get(null, ct);
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Get(used, ct), ct) : r;
    }
}
