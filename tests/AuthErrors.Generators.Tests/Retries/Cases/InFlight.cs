using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# F01 | safe | max=1 | conc=none | rules=- | One task per rejected token: the key is kept beside the task.
sealed class F01 : Api
{
    readonly object _sync = new();
    string? _key; Task<string>? _renewal;
    Task<string> Renew(string rejected)
    {
        lock (_sync)
        {
            if (_renewal is null || _key != rejected) { _key = rejected; _renewal = Auth.RefreshAsync(); }
            return _renewal;
        }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used), ct) : r;
    }
}
//# F02 | unsafe | max=1 | conc=redundant | rules=RACE | One task for all, dropped when it ends; a late rejection of the old token makes another.
sealed class F02 : Api
{
    readonly object _sync = new();
    Task<string>? _renewal;
    Task<string> Renew()
    {
        lock (_sync)
        {
            if (_renewal is null || _renewal.IsCompleted) _renewal = Auth.RefreshAsync();
            return _renewal;
        }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(), ct) : r;
    }
}
//# F03 | safe | max=1 | conc=none | rules=- | As F02, but the current token is compared with the rejected one first.
sealed class F03 : Api
{
    readonly object _sync = new();
    Task<string>? _renewal;
    Task<string> Renew(string rejected)
    {
        lock (_sync)
        {
            if (Auth.Current != rejected) return Task.FromResult(Auth.Current);
            if (_renewal is null || _renewal.IsCompleted) _renewal = Auth.RefreshAsync();
            return _renewal;
        }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used), ct) : r;
    }
}
//# F04 | safe | max=1 | conc=none | rules=- | The shared task takes itself out of the field, if it is still the one there.
sealed class F04 : Api
{
    readonly object _sync = new();
    Task<string>? _renewal;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(used), ct) : r;
    }
    async Task<string> Renew(string rejected)
    {
        Task<string> mine;
        lock (_sync)
        {
            if (Auth.Current != rejected) return Auth.Current;
            mine = _renewal ??= Auth.RefreshAsync();
        }
        try { return await mine; }
        finally { lock (_sync) { if (ReferenceEquals(_renewal, mine)) _renewal = null; } }
    }
}
//# F05 | unsafe | max=1 | conc=redundant | rules=RACE | As F04 without the compare: the field is empty again when the late ones come.
sealed class F05 : Api
{
    readonly object _sync = new();
    Task<string>? _renewal;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Renew(), ct) : r;
    }
    async Task<string> Renew()
    {
        Task<string> mine;
        lock (_sync) { mine = _renewal ??= Auth.RefreshAsync(); }
        try { return await mine; }
        finally { lock (_sync) { if (ReferenceEquals(_renewal, mine)) _renewal = null; } }
    }
}
//# F06 | safe | max=1 | conc=none | rules=- | A dictionary from the rejected token to a lazy task.
sealed class F06 : Api
{
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _renewals = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var fresh = await _renewals.GetOrAdd(used, _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value;
        return await Send(fresh, ct);
    }
}
//# F07 | unsafe | max=1 | conc=race | rules=RACE | The key of the dictionary is a new one for each request.
sealed class F07 : Api
{
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _renewals = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var fresh = await _renewals.GetOrAdd(Guid.NewGuid().ToString(), _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value;
        return await Send(fresh, ct);
    }
}
//# F08 | unsafe | max=1 | conc=race | rules=RACE | The dictionary belongs to an object that lives for one request.
[Transient]
sealed class F08 : Api
{
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _renewals = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var fresh = await _renewals.GetOrAdd(used, _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value;
        return await Send(fresh, ct);
    }
}
//# F09 | safe | max=1 | conc=none | rules=- | The dictionary is static, so short lives do not matter.
[Transient]
sealed class F09 : Api
{
    static readonly ConditionalWeakTable<ITokenRefresher, ConcurrentDictionary<string, Lazy<Task<string>>>> Renewals = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var fresh = await Renewals.GetOrCreateValue(Auth).GetOrAdd(used, _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value;
        return await Send(fresh, ct);
    }
}
//# F10 | unsafe | max=1 | conc=redundant | rules=RACE | The key is the token that is current after the send.
sealed class F10 : Api
{
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _renewals = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Auth.Current, ct);
        if (!Rejected(r)) return r;
        var fresh = await _renewals.GetOrAdd(Auth.Current, _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value;
        return await Send(fresh, ct);
    }
}
//# F11 | unsafe | max=1 | conc=redundant | rules=RACE | The entry is removed when its task ends, and nobody compares.
sealed class F11 : Api
{
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _renewals = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        try { return await Send(await _renewals.GetOrAdd(used, _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value, ct); }
        finally { _renewals.TryRemove(used, out _); }
    }
}
//# F12 | safe | max=1 | conc=none | rules=- | Those who come while a task runs wait for it; those who come later see another token.
sealed class F12 : Api
{
    readonly object _sync = new();
    Task<string>? _renewal;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        Task<string> shared;
        Monitor.Enter(_sync);
        try
        {
            if (_renewal is { IsCompleted: false }) shared = _renewal;
            else if (Auth.Current == used) shared = _renewal = Auth.RefreshAsync();
            else shared = Task.FromResult(Auth.Current);
        }
        finally { Monitor.Exit(_sync); }
        return await Send(await shared.WaitAsync(ct), ct);
    }
}
//# F13 | unsafe | max=1 | conc=race | rules=RACE | The shared task is looked up without a lock, and stored after the await.
sealed class F13 : Api
{
    Task<string>? _renewal;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        if (_renewal is null)
        {
            var fresh = await Auth.RefreshAsync(ct);
            _renewal = Task.FromResult(fresh);
        }
        return await Send(await _renewal, ct);
    }
}
//# F14 | unsafe | max=2 | conc=none | rules=COUNT | The dictionary by rejected token is fine, but it is asked twice in one request, with two tokens.
sealed class F14 : Api
{
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _renewals = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        for (var i = 0; i < 2; i++)
        {
            var r = await Send(used, ct);
            if (!Rejected(r)) return r;
            var rejected = used;
            used = await _renewals.GetOrAdd(rejected, _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value;
        }
        return await Send(used, ct);
    }
}
//# F15 | unsafe | max=1 | conc=race | rules=RACE | The lock protects the check and the await stands outside; the field is not assigned within.
sealed class F15 : Api
{
    readonly object _sync = new();
    Task<string>? _renewal;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        Task<string>? shared;
        lock (_sync) { shared = _renewal; }
        if (shared is null && Auth.Current == used)
        {
            await Task.Yield();
            shared = Auth.RefreshAsync(ct);
            lock (_sync) { _renewal = shared; }
        }
        return await Send(shared is null ? Auth.Current : await shared, ct);
    }
}
//# F16 | safe | max=1 | conc=none | rules=- | The shared renewal runs as a method of its own, which compares and clears in a finally block.
sealed class F16 : Api
{
    readonly object _sync = new();
    Task<string>? _running;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await Join(used), ct) : r;
    }
    Task<string> Join(string rejected)
    {
        lock (_sync)
        {
            if (Auth.Current != rejected) return Task.FromResult(Auth.Current);
            return _running ??= Core();
        }
    }
    async Task<string> Core()
    {
        await Task.Yield();
        try { return await Auth.RefreshAsync(); }
        finally { lock (_sync) _running = null; }
    }
}
