using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# C01 | safe | max=1 | conc=none | rules=- | Instance semaphore, compare with the token that was read before the send.
sealed class C01 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C02 | unsafe | max=1 | conc=redundant | rules=RACE | As C01, but the token is read after the send.
sealed class C02 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Auth.Current, ct);
        if (!Rejected(r)) return r;
        var used = Auth.Current;
        await _turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C03 | unsafe | max=1 | conc=race | rules=RACE | The class lives for one request, so its own semaphore keeps nobody out.
[Transient]
sealed class C03 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C04 | unsafe | max=1 | conc=race | rules=RACE | The semaphore is a local of the request.
sealed class C04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var turn = new SemaphoreSlim(1, 1);
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C05 | unsafe | max=1 | conc=race | rules=RACE | The semaphore admits two.
sealed class C05 : Api
{
    readonly SemaphoreSlim _turn = new(2, 2);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C06 | unsafe | max=1 | conc=race | rules=RACE | The compare stands under the lock, the refresh behind it.
sealed class C06 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        bool stale;
        await _turn.WaitAsync(ct);
        try { stale = Auth.Current == used; }
        finally { _turn.Release(); }
        if (stale) await Auth.RefreshAsync(ct);
        return await Send(Auth.Current, ct);
    }
}
//# C07 | unsafe | max=1 | conc=race | rules=RACE | Compare without any lock.
sealed class C07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var now = Auth.Current == used ? await Auth.RefreshAsync(ct) : Auth.Current;
        return await Send(now, ct);
    }
}
//# C08 | unsafe | max=1 | conc=race | rules=RACE | A busy lock is given up after a few milliseconds, and the refresh goes on without it.
sealed class C08 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var entered = await _turn.WaitAsync(10, ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { if (entered) _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C09 | safe | max=1 | conc=none | rules=- | A lock class of one's own: `using (await Lock.EnterAsync())`.
sealed class C09 : Api
{
    sealed class AsyncLock
    {
        readonly SemaphoreSlim _one = new(1, 1);
        public async Task<IDisposable> EnterAsync(CancellationToken ct) { await _one.WaitAsync(ct); return new Exit(_one); }
        sealed class Exit(SemaphoreSlim one) : IDisposable { public void Dispose() => one.Release(); }
    }
    static readonly AsyncLock Lock = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        using (await Lock.EnterAsync(ct))
        {
            if (Auth.Current == used) await Auth.RefreshAsync(ct);
        }
        return await Send(Auth.Current, ct);
    }
}
//# C10 | unsafe | max=1 | conc=race | rules=RACE | The same lock class, but a new lock for each request.
sealed class C10 : Api
{
    sealed class AsyncLock
    {
        readonly SemaphoreSlim _one = new(1, 1);
        public async Task<IDisposable> EnterAsync(CancellationToken ct) { await _one.WaitAsync(ct); return new Exit(_one); }
        sealed class Exit(SemaphoreSlim one) : IDisposable { public void Dispose() => one.Release(); }
    }
    static AsyncLock Lock => new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        using (await Lock.EnterAsync(ct))
        {
            if (Auth.Current == used) await Auth.RefreshAsync(ct);
        }
        return await Send(Auth.Current, ct);
    }
}
//# C11 | safe | max=1 | conc=none | rules=- | A version number instead of the token: read before the send, compared under the lock.
sealed class C11 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    int _version;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var seen = Volatile.Read(ref _version);
        var r = await Send(Auth.Current, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try
        {
            if (_version == seen)
            {
                await Auth.RefreshAsync(ct);
                _version++;
            }
        }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C12 | unsafe | max=1 | conc=redundant | rules=RACE | As C11, but the version is never raised.
sealed class C12 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    int _version;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var seen = Volatile.Read(ref _version);
        var r = await Send(Auth.Current, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try { if (_version == seen) await Auth.RefreshAsync(ct); }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C13 | unsafe | max=1 | conc=redundant | rules=RACE | Under the lock the current token is compared with itself.
sealed class C13 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try
        {
            used = Auth.Current;
            if (Auth.Current == used) await Auth.RefreshAsync(ct);
        }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C14 | safe | max=1 | conc=none | rules=- | The gate is a helper with the rejected token as its parameter.
sealed class C14 : Api
{
    static readonly SemaphoreSlim Turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await RenewAsync(used, ct), ct) : r;
    }
    async Task<string> RenewAsync(string rejected, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        try
        {
            if (Auth.Current != rejected) return Auth.Current;
            return await Auth.RefreshAsync(ct);
        }
        finally { Turn.Release(); }
    }
}
//# C15 | unsafe | max=1 | conc=redundant | rules=RACE | The same helper, but the caller gives it the token that is current after the send.
sealed class C15 : Api
{
    static readonly SemaphoreSlim Turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Auth.Current, ct);
        return Rejected(r) ? await Send(await RenewAsync(Auth.Current, ct), ct) : r;
    }
    async Task<string> RenewAsync(string rejected, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        try
        {
            if (Auth.Current != rejected) return Auth.Current;
            return await Auth.RefreshAsync(ct);
        }
        finally { Turn.Release(); }
    }
}
//# C16 | safe | max=1 | conc=none | rules=- | Lock per server in a dictionary, compare below it.
sealed class C16 : Api
{
    static readonly ConcurrentDictionary<string, SemaphoreSlim> Locks = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var turn = Locks.GetOrAdd("api.example", _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(ct);
        try { return await Send(Auth.Current == used ? await Auth.RefreshAsync(ct) : Auth.Current, ct); }
        finally { turn.Release(); }
    }
}
//# C17 | safe | max=1 | conc=none | rules=- | The compare is looked at twice: without the lock, to save it, and with it.
sealed class C17 : Api
{
    readonly SemaphoreSlim _turn = new(1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct).ConfigureAwait(false);
        if (!Rejected(r)) return r;
        if (Auth.Current == used)
        {
            await _turn.WaitAsync(ct).ConfigureAwait(false);
            try { if (string.Equals(used, Auth.Current, StringComparison.Ordinal)) await Auth.RefreshAsync(ct).ConfigureAwait(false); }
            finally { _turn.Release(); }
        }
        return await Send(Auth.Current, ct).ConfigureAwait(false);
    }
}
//# C18 | unsafe | max=1 | conc=redundant | rules=RACE | The compare is looked at without the lock alone; the waiters behind it refresh one after another.
sealed class C18 : Api
{
    readonly SemaphoreSlim _turn = new(1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct).ConfigureAwait(false);
        if (!Rejected(r)) return r;
        if (Auth.Current == used)
        {
            await _turn.WaitAsync(ct).ConfigureAwait(false);
            try { await Auth.RefreshAsync(ct).ConfigureAwait(false); }
            finally { _turn.Release(); }
        }
        return await Send(Auth.Current, ct).ConfigureAwait(false);
    }
}
//# C19 | safe | max=1 | conc=none | rules=- | The whole request runs under one lock; the compare is not needed.
sealed class C19 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var r = await Send(Auth.Current, ct);
            return Rejected(r) ? await Send(await Auth.RefreshAsync(ct), ct) : r;
        }
        finally { _turn.Release(); }
    }
}
//# C20 | unsafe | max=1 | conc=race | rules=RACE | A lock that flows with the request: `AsyncLocal`.
sealed class C20 : Api
{
    static readonly AsyncLocal<SemaphoreSlim> Turn = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var turn = Turn.Value ??= new SemaphoreSlim(1, 1);
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C21 | unsafe | max=0 | conc=lost | rules=NOREFRESH | The compare is the wrong way round: nobody refreshes.
sealed class C21 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await _turn.WaitAsync(ct);
        try { if (Auth.Current != used) await Auth.RefreshAsync(ct); }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C22 | unsafe | max=1 | conc=race | rules=RACE | Early release: the lock is left before the refresh is awaited.
sealed class C22 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var renewal = Task.FromResult(used);
        await _turn.WaitAsync(ct);
        try { renewal = Auth.Current == used ? Auth.RefreshAsync(ct) : Task.FromResult(Auth.Current); }
        finally { _turn.Release(); }
        return await Send(await renewal, ct);
    }
}
//# C23 | unsafe | max=1 | conc=redundant | rules=RACE | The version number is read after the send.
sealed class C23 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    int _version;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Auth.Current, ct);
        if (!Rejected(r)) return r;
        var seen = Volatile.Read(ref _version);
        await _turn.WaitAsync(ct);
        try
        {
            if (_version == seen)
            {
                await Auth.RefreshAsync(ct);
                _version++;
            }
        }
        finally { _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C24 | safe | max=1 | conc=none | rules=- | A helper runs a function under the lock; the compare stands in the function.
sealed class C24 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    async Task<T> Alone<T>(Func<Task<T>> action, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try { return await action(); }
        finally { _turn.Release(); }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var now = await Alone(async () => Auth.Current == used ? await Auth.RefreshAsync(ct) : Auth.Current, ct);
        return await Send(now, ct);
    }
}
//# C25 | unsafe | max=1 | conc=redundant | rules=RACE | As C24, but the compare stands before the helper.
sealed class C25 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    async Task<T> Alone<T>(Func<Task<T>> action, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try { return await action(); }
        finally { _turn.Release(); }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        if (Auth.Current != used) return await Send(Auth.Current, ct);
        var now = await Alone(() => Auth.RefreshAsync(ct), ct);
        return await Send(now, ct);
    }
}
//# C26 | safe | max=1 | conc=none | rules=- | A lock per rejected token, with a compare under it.
sealed class C26 : Api
{
    readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var turn = _turns.GetOrAdd(used, static _ => new(1, 1));
        await turn.WaitAsync(ct);
        try { if (used.Equals(Auth.Current, StringComparison.Ordinal)) await Auth.RefreshAsync(ct); }
        finally { turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C27 | unsafe | max=1 | conc=redundant | rules=RACE | A lock per rejected token, without a compare.
sealed class C27 : Api
{
    readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var turn = _turns.GetOrAdd(used, static _ => new(1, 1));
        await turn.WaitAsync(ct);
        try { await Auth.RefreshAsync(ct); }
        finally { turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C28 | safe | max=1 | conc=none | rules=- | A gate object of one's own, shared by all requests, behind the raw refresher.
sealed class C28 : Api
{
    sealed class Shared
    {
        readonly SemaphoreSlim _turn = new(1, 1);
        public async Task<string> RenewAsync(ITokenRefresher auth, string rejected, CancellationToken ct)
        {
            await _turn.WaitAsync(ct);
            try { return auth.Current == rejected ? await auth.RefreshAsync(ct) : auth.Current; }
            finally { _turn.Release(); }
        }
    }
    readonly Shared _shared = new();
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await _shared.RenewAsync(Auth, used, ct), ct) : r;
    }
}
//# C29 | unsafe | max=1 | conc=race | rules=RACE | The gate object is made anew by each request.
sealed class C29 : Api
{
    sealed class Own
    {
        readonly SemaphoreSlim _turn = new(1, 1);
        public async Task<string> RenewAsync(ITokenRefresher auth, string rejected, CancellationToken ct)
        {
            await _turn.WaitAsync(ct);
            try { return auth.Current == rejected ? await auth.RefreshAsync(ct) : auth.Current; }
            finally { _turn.Release(); }
        }
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        return Rejected(r) ? await Send(await new Own().RenewAsync(Auth, used, ct), ct) : r;
    }
}
//# C30 | unsafe | max=1 | conc=race | rules=RACE | The lock is not entered when the caller's token can be cancelled, as all of them can.
sealed class C30 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var wait = !ct.CanBeCanceled;
        if (wait) await _turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { if (wait) _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C31 | safe | max=1 | conc=none | rules=- | The token is read once per turn, before its send; lock and compare follow in the loop.
sealed class C31 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        for (var refreshed = false; ; refreshed = true)
        {
            var used = Auth.Current;
            var r = await Send(used, ct);
            if (!Rejected(r) || refreshed) return r;
            await _turn.WaitAsync(ct);
            try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
            finally { _turn.Release(); }
        }
    }
}
//# C32 | unsafe | max=unbounded | conc=none | rules=COUNT | As C31, without the flag: the lock and the compare bound nothing within one request.
sealed class C32 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        while (true)
        {
            var used = Auth.Current;
            var r = await Send(used, ct);
            if (!Rejected(r)) return r;
            await _turn.WaitAsync(ct);
            try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
            finally { _turn.Release(); }
        }
    }
}
//# C33 | unsafe | max=1 | conc=race | rules=RACE | The lock is entered and never awaited.
sealed class C33 : Api
{
    readonly SemaphoreSlim _turn = new(1, 1);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        var entered = _turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { await entered; _turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
//# C34 | unsafe | max=1 | conc=race | rules=RACE | Two locks for one token: those who go by the one do not see the others.
sealed class C34 : Api
{
    readonly SemaphoreSlim _even = new(1, 1), _odd = new(1, 1);
    int _number;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var turn = Interlocked.Increment(ref _number) % 2 == 0 ? _even : _odd;
        var used = Auth.Current;
        var r = await Send(used, ct);
        if (!Rejected(r)) return r;
        await turn.WaitAsync(ct);
        try { if (Auth.Current == used) await Auth.RefreshAsync(ct); }
        finally { turn.Release(); }
        return await Send(Auth.Current, ct);
    }
}
