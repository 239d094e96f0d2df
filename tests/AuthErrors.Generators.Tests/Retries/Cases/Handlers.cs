using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# D01 | unsafe | max=unbounded | conc=none | rules=COUNT | Re-enters its own SendAsync; the marker is set on the old request, not on the copy.
sealed class D01 : AuthHandler
{
    static readonly HttpRequestOptionsKey<bool> Retried = new("retried");
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || request.Options.TryGetValue(Retried, out var done) && done) return r;
        await Gate.RefreshAsync(token, ct);
        var copy = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        request.Options.Set(Retried, true);
        return await SendAsync(copy, ct);
    }
}
//# D02 | safe | max=1 | conc=none | rules=- | The marker is set before the copy is made, which takes the options along.
sealed class D02 : AuthHandler
{
    static readonly HttpRequestOptionsKey<bool> Retried = new("retried");
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || request.Options.TryGetValue(Retried, out _)) return r;
        await Gate.RefreshAsync(token, ct);
        request.Options.Set(Retried, true);
        var copy = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        return await SendAsync(copy, ct);
    }
}
//# D03 | unsafe | max=unbounded | conc=none | rules=COUNT | The marker is written under one key and read under another.
sealed class D03 : AuthHandler
{
    static readonly HttpRequestOptionsKey<bool> Retried = new("retried");
    static readonly HttpRequestOptionsKey<bool> Renewed = new("renewed");
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || request.Options.TryGetValue(Retried, out var done) && done) return r;
        await Gate.RefreshAsync(token, ct);
        var copy = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        copy.Options.Set(Renewed, true);
        return await SendAsync(copy, ct);
    }
}
//# D04 | safe | max=1 | conc=none | rules=- | A counter in the options.
sealed class D04 : AuthHandler
{
    static readonly HttpRequestOptionsKey<int> Attempt = new("attempt");
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        request.Options.TryGetValue(Attempt, out var attempt);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || attempt >= 1) return r;
        await Gate.RefreshAsync(token, ct);
        var copy = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        copy.Options.Set(Attempt, attempt + 1);
        return await SendAsync(copy, ct);
    }
}
//# D05 | unsafe | max=2 | conc=none | rules=COUNT | A counter in the options, off by one.
sealed class D05 : AuthHandler
{
    static readonly HttpRequestOptionsKey<int> Attempt = new("attempt");
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        request.Options.TryGetValue(Attempt, out var attempt);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || attempt > 1) return r;
        await Gate.RefreshAsync(token, ct);
        var copy = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        copy.Options.Set(Attempt, attempt + 1);
        return await SendAsync(copy, ct);
    }
}
//# D06 | safe | max=1 | conc=none | rules=- | Static semaphore and compare, in a handler that lives for one request.
[Transient]
sealed class D06 : AuthHandler
{
    static readonly SemaphoreSlim Turn = new(1, 1);
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        var used = Auth.Current;
        var first = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        Attach(first, used);
        var r = await base.SendAsync(first, ct);
        if (r.StatusCode != Unauthorized) return r;
        string now;
        await Turn.WaitAsync(ct);
        try { now = Auth.Current == used ? await Auth.RefreshAsync(ct) : Auth.Current; }
        finally { Turn.Release(); }
        var second = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        Attach(second, now);
        return await base.SendAsync(second, ct);
    }
}
//# D07 | unsafe | max=1 | conc=race | rules=RACE | As D06, but the semaphore belongs to the instance.
[Transient]
sealed class D07 : AuthHandler
{
    readonly SemaphoreSlim _turn = new(1, 1);
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        var used = Auth.Current;
        var first = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        Attach(first, used);
        var r = await base.SendAsync(first, ct);
        if (r.StatusCode != Unauthorized) return r;
        string now;
        await _turn.WaitAsync(ct);
        try { now = Auth.Current == used ? await Auth.RefreshAsync(ct) : Auth.Current; }
        finally { _turn.Release(); }
        var second = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        Attach(second, now);
        return await base.SendAsync(second, ct);
    }
}
//# D08 | safe | max=1 | conc=none | rules=- | The token that was sent is read back from the header of the request.
sealed class D08 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, Gate.Current);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || request.Headers.Authorization?.Parameter is not { } used) return r;
        Attach(request, await Gate.RefreshAsync(used, ct));
        return await base.SendAsync(request, ct);
    }
}
//# D09 | unsafe | max=1 | conc=lost | rules=NOREFRESH | The new token is attached to the old message, and the copy from before is sent.
sealed class D09 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        Attach(request, token);
        var spare = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(spare, ct);
    }
}
//# D10 | unsafe | max=1 | conc=redundant | rules=RACE | The rejected token is taken from the gate after the send, not from the message.
sealed class D10 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, Gate.Current);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var fresh = await Gate.RefreshAsync(Gate.Current, ct);
        Attach(request, fresh);
        return await base.SendAsync(request, ct);
    }
}
//# D11 | unsafe | max=1 | conc=none | rules=SWALLOW | A handler whose catch gives the first answer back.
sealed class D11 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode == Unauthorized)
        {
            try
            {
                Attach(request, await Gate.RefreshAsync(token, ct));
                r = await base.SendAsync(request, ct);
            }
            catch (HttpRequestException) { }
        }
        return r;
    }
}
//# D12 | safe | max=1 | conc=none | rules=- | A private overload with a flag; SendAsync calls it.
sealed class D12 : AuthHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) => SendAsync(request, retry: true, ct);
    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage m, bool retry, CancellationToken ct)
    {
        var token = Gate.Current;
        if (m.Content is not null) await m.Content.LoadIntoBufferAsync(ct);
        Attach(m, token);
        var r = await base.SendAsync(m, ct);
        if (!retry || r.StatusCode != Unauthorized) return r;
        await Gate.RefreshAsync(token, ct);
        return await SendAsync(m, retry: false, ct);
    }
}
//# D13 | unsafe | max=unbounded | conc=none | rules=COUNT | As D12, but the overload calls the one without the flag.
sealed class D13 : AuthHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) => SendAsync(request, retry: true, ct);
    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage m, bool retry, CancellationToken ct)
    {
        var token = Gate.Current;
        if (m.Content is not null) await m.Content.LoadIntoBufferAsync(ct);
        Attach(m, token);
        var r = await base.SendAsync(m, ct);
        if (!retry || r.StatusCode != Unauthorized) return r;
        await Gate.RefreshAsync(token, ct);
        return await SendAsync(m, ct);
    }
}
//# D14 | safe | max=1 | conc=none | rules=- | A header of one's own marks the repeated request.
sealed class D14 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || request.Headers.Contains("X-Retried")) return r;
        await Gate.RefreshAsync(token, ct);
        request.Headers.Add("X-Retried", "1");
        return await SendAsync(request, ct);
    }
}
//# D15 | safe | max=1 | conc=none | rules=- | The handler keeps its own static shared task per rejected token.
[Transient]
sealed class D15 : AuthHandler
{
    static readonly ConditionalWeakTable<ITokenRefresher, ConcurrentDictionary<string, Lazy<Task<string>>>> Renewals = new();
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        var used = Auth.Current;
        Attach(request, used);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var fresh = await Renewals.GetOrCreateValue(Auth).GetOrAdd(used, _ => new Lazy<Task<string>>(() => Auth.RefreshAsync())).Value;
        Attach(request, fresh);
        return await base.SendAsync(request, ct);
    }
}
//# D16 | unsafe | max=1 | conc=race | rules=RACE | The shared task belongs to the handler, and there is a handler for each request.
[Transient]
sealed class D16 : AuthHandler
{
    readonly object _sync = new();
    Task<string>? _renewal;
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        var used = Auth.Current;
        Attach(request, used);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Task<string> shared;
        lock (_sync)
        {
            if (Auth.Current != used) shared = Task.FromResult(Auth.Current);
            else shared = _renewal ??= Auth.RefreshAsync();
        }
        Attach(request, await shared);
        return await base.SendAsync(request, ct);
    }
}
//# D17 | unsafe | max=2 | conc=none | rules=COUNT | (AUTH3002) A handler that renews by the clock before the send and on a rejection after it.
sealed class D17 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        var token = Gate.ExpiresSoon ? await Gate.RefreshAsync(Gate.Current, ct) : Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# D18 | safe | max=1 | conc=none | rules=- | A handler with a guarded loop over one buffered request.
sealed class D18 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Content is { } content) await content.LoadIntoBufferAsync(ct).ConfigureAwait(false);
        var token = Gate.Current;
        var refreshes = 0;
        do
        {
            Attach(request, token);
            var r = await base.SendAsync(request, ct).ConfigureAwait(false);
            if (r is not { StatusCode: Unauthorized } || refreshes == 1) return r;
            token = await Gate.RefreshAsync(token, ct).ConfigureAwait(false);
        }
        while (++refreshes < 2);
        throw new InvalidOperationException("unreachable");
    }
}
