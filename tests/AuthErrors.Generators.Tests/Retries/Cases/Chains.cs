using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# N01 | unsafe | max=7 | conc=none | rules=COUNT | Three handlers in a chain, each of which refreshes once: the inner ones run again for the outer.
sealed class N01 : AuthHandler
{
    sealed class Once(ITokenGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await gate.RefreshAsync(token, ct));
            return await base.SendAsync(request, ct);
        }
    }
    HttpMessageInvoker? _chain;
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _chain ??= new HttpMessageInvoker(new Once(Gate, new Once(Gate, new Once(Gate, InnerHandler!))));
        return _chain.SendAsync(request, ct);
    }
}
//# N02 | safe | max=1 | conc=none | rules=- | One handler that refreshes, and around it one that only adds a header.
sealed class N02 : AuthHandler
{
    sealed class Once(ITokenGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await gate.RefreshAsync(token, ct));
            return await base.SendAsync(request, ct);
        }
    }
    sealed class Named(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.TryAddWithoutValidation("X-Client", "sample");
            return base.SendAsync(request, ct);
        }
    }
    HttpMessageInvoker? _chain;
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _chain ??= new HttpMessageInvoker(new Named(new Once(Gate, InnerHandler!)));
        return _chain.SendAsync(request, ct);
    }
}
//# N03 | unsafe | max=3 | conc=none | rules=COUNT | A handler that repeats every failure twice, around one that refreshes once.
sealed class N03 : AuthHandler
{
    sealed class Once(ITokenGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await gate.RefreshAsync(token, ct));
            return await base.SendAsync(request, ct);
        }
    }
    sealed class Again(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var r = await base.SendAsync(request, ct);
            for (var i = 0; i < 2 && !r.IsSuccessStatusCode; i++) r = await base.SendAsync(request, ct);
            return r;
        }
    }
    HttpMessageInvoker? _chain;
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _chain ??= new HttpMessageInvoker(new Again(new Once(Gate, InnerHandler!)));
        return _chain.SendAsync(request, ct);
    }
}
//# N04 | safe | max=1 | conc=none | rules=- | As N03, but the outer handler repeats a busy server's answers alone.
sealed class N04 : AuthHandler
{
    sealed class Once(ITokenGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await gate.RefreshAsync(token, ct));
            return await base.SendAsync(request, ct);
        }
    }
    sealed class Again(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var r = await base.SendAsync(request, ct);
            for (var i = 0; i < 2 && r.StatusCode == ServiceUnavailable; i++) r = await base.SendAsync(request, ct);
            return r;
        }
    }
    HttpMessageInvoker? _chain;
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _chain ??= new HttpMessageInvoker(new Again(new Once(Gate, InnerHandler!)));
        return _chain.SendAsync(request, ct);
    }
}
//# N05 | safe | max=1 | conc=none | rules=- | Two handlers that refresh; the inner one marks the request, and the outer one asks for the mark.
sealed class N05 : AuthHandler
{
    static readonly HttpRequestOptionsKey<bool> Renewed = new("renewed");
    sealed class Once(ITokenGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized || request.Options.TryGetValue(Renewed, out var done) && done) return r;
            request.Options.Set(Renewed, true);
            Attach(request, await gate.RefreshAsync(token, ct));
            return await base.SendAsync(request, ct);
        }
    }
    HttpMessageInvoker? _chain;
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _chain ??= new HttpMessageInvoker(new Once(Gate, new Once(Gate, InnerHandler!)));
        return _chain.SendAsync(request, ct);
    }
}
//# N06 | unsafe | max=3 | conc=none | rules=COUNT | The chain is put together by assignments to InnerHandler.
sealed class N06 : AuthHandler
{
    sealed class Once(ITokenGate gate) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await gate.RefreshAsync(token, ct));
            return await base.SendAsync(request, ct);
        }
    }
    HttpMessageInvoker? _chain;
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _chain ??= new HttpMessageInvoker(new Once(Gate) { InnerHandler = new Once(Gate) { InnerHandler = InnerHandler } });
        return _chain.SendAsync(request, ct);
    }
}
//# N07 | unsafe | max=3 | conc=none | rules=COUNT | The handler of this class refreshes, and so does the one it builds around the inner handler.
sealed class N07 : AuthHandler
{
    sealed class Once(ITokenGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await gate.RefreshAsync(token, ct));
            return await base.SendAsync(request, ct);
        }
    }
    HttpMessageInvoker? _chain;
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _chain ??= new HttpMessageInvoker(new Once(Gate, InnerHandler!));
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
        var r = await _chain.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        await Gate.RefreshAsync(request.Headers.Authorization!.Parameter!, ct);
        return await _chain.SendAsync(request, ct);
    }
}
