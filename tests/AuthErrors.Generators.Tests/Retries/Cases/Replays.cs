using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# V01 | safe | max=1 | conc=none | rules=- | The content is loaded into its buffer before the first send.
sealed class V01 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        if (request.Content != null) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (!(r.StatusCode is Unauthorized)) return r;
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# V02 | unsafe | max=1 | conc=none | rules=REPLAY | The content is loaded into its buffer after the first send.
sealed class V02 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        if (request.Content != null) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# V03 | unsafe | max=1 | conc=none | rules=REPLAY | The copy has the same content object.
sealed class V03 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var copy = Clone(request, request.Content);
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V04 | unsafe | max=1 | conc=none | rules=REPLAY | The copy has no content: the body is dropped.
sealed class V04 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var copy = Clone(request, null);
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V05 | safe | max=1 | conc=none | rules=- | Requests with a body are not repeated.
sealed class V05 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || request.Content is not null) return r;
        var copy = Clone(request, null);
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V06 | safe | max=1 | conc=none | rules=- | The body is read as a string before the first send, and each send has a content of its own.
sealed class V06 : AuthHandler
{
    static HttpContent? Text(string? body) => body is null ? null : new StringContent(body);
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(ct);
        var token = Gate.Current;
        for (var i = 0; ; i++)
        {
            var copy = Clone(request, Text(body));
            Attach(copy, token);
            var r = await base.SendAsync(copy, ct);
            if (r.StatusCode != Unauthorized || i > 0) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# V07 | unsafe | max=1 | conc=none | rules=REPLAY | The body is read in each turn, from a stream that only the first turn can read.
sealed class V07 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        for (var i = 0; ; i++)
        {
            var copy = Clone(request, request.Content is null ? null : new StreamContent(await request.Content.ReadAsStreamAsync(ct)));
            Attach(copy, token);
            var r = await base.SendAsync(copy, ct);
            if (r.StatusCode != Unauthorized || i > 0) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# V08 | unsafe | max=1 | conc=none | rules=REPLAY | Only a PUT is buffered.
sealed class V08 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        if (request.Content != null && request.Method == HttpMethod.Put) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# V09 | safe | max=1 | conc=none | rules=- | A helper makes the copies, from bytes that were read first.
sealed class V09 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var bytes = await BytesOf(request, ct);
        var token = Gate.Current;
        var r = await SendCopy(request, bytes, token, ct);
        return r.StatusCode == Unauthorized ? await SendCopy(request, bytes, await Gate.RefreshAsync(token, ct), ct) : r;
    }
    static async Task<byte[]?> BytesOf(HttpRequestMessage m, CancellationToken ct) => m.Content is { } c ? await c.ReadAsByteArrayAsync(ct) : null;
    Task<HttpResponseMessage> SendCopy(HttpRequestMessage m, byte[]? bytes, string token, CancellationToken ct)
    {
        var copy = Clone(m, bytes is null ? null : new ByteArrayContent(bytes));
        Attach(copy, token);
        return base.SendAsync(copy, ct);
    }
}
//# V10 | unsafe | max=1 | conc=none | rules=REPLAY | A helper sends whatever request it is given, and is given the same one twice.
sealed class V10 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await SendWith(request, token, ct);
        return r.StatusCode == Unauthorized ? await SendWith(request, await Gate.RefreshAsync(token, ct), ct) : r;
    }
    Task<HttpResponseMessage> SendWith(HttpRequestMessage m, string token, CancellationToken ct)
    {
        Attach(m, token);
        return base.SendAsync(m, ct);
    }
}
//# V11 | unsafe | max=1 | conc=race | rules=RACE,REPLAY | The raw refresher and the same request twice.
sealed class V11 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        Attach(request, Auth.Current);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Attach(request, await Auth.RefreshAsync(ct));
        return await base.SendAsync(request, ct);
    }
}
//# V12 | unsafe | max=unbounded | conc=none | rules=COUNT,REPLAY | A loop without a guard over one request message.
sealed class V12 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        while (r.StatusCode == Unauthorized)
        {
            token = await Gate.RefreshAsync(token, ct);
            Attach(request, token);
            r = await base.SendAsync(request, ct);
        }
        return r;
    }
}
//# V13 | unsafe | max=1 | conc=none | rules=REPLAY | The copy is made of bytes that are read after the first send.
sealed class V13 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(ct);
        var copy = Clone(request, bytes is null ? null : new ByteArrayContent(bytes));
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V14 | unsafe | max=1 | conc=none | rules=REPLAY | CopyToAsync before the first send reads the body and keeps nothing.
sealed class V14 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        HttpContent? spare = null;
        if (request.Content is { } content)
        {
            var kept = new MemoryStream();
            await content.CopyToAsync(kept, ct);
            kept.Position = 0;
            spare = new StreamContent(kept);
        }
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var copy = Clone(request, spare);
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V15 | safe | max=1 | conc=none | rules=- | The body is copied to memory, and both sends have a content of that.
sealed class V15 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        HttpContent? one = null, other = null;
        if (request.Content is { } content)
        {
            var kept = new MemoryStream();
            await content.CopyToAsync(kept, ct);
            one = new ByteArrayContent(kept.ToArray());
            other = new ByteArrayContent(kept.ToArray());
        }
        var first = Clone(request, one);
        Attach(first, token);
        var r = await base.SendAsync(first, ct);
        if (r.StatusCode != Unauthorized) return r;
        var copy = Clone(request, other);
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V16 | safe | max=1 | conc=none | rules=- | Only a GET is repeated, and its copy needs no body.
sealed class V16 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || request.Method != HttpMethod.Get) return r;
        var copy = Clone(request, null);
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V17 | safe | max=1 | conc=none | rules=- | All but GET and HEAD are buffered, told by name.
sealed class V17 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        if (request.Method.Method is not ("GET" or "HEAD")) await (request.Content?.LoadIntoBufferAsync(ct) ?? Task.CompletedTask);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# V18 | unsafe | max=1 | conc=none | rules=REPLAY | A stream of the body is kept, and wrapped for the second send.
sealed class V18 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var stream = request.Content is null ? null : await request.Content.ReadAsStreamAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var copy = Clone(request, stream is null ? null : new StreamContent(stream));
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V19 | safe | max=1 | conc=none | rules=- | The body is put in a content of its own before the first send, which both messages share.
sealed class V19 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        if (request.Content is not null) request.Content = new StringContent(await request.Content.ReadAsStringAsync(ct));
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var copy = Clone(request, request.Content);
        Attach(copy, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(copy, ct);
    }
}
//# V20 | unsafe | max=1 | conc=none | rules=REPLAY | The copy is made before the first send, with the same content, and sent after it.
sealed class V20 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var spare = Clone(request, request.Content);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Attach(spare, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(spare, ct);
    }
}
//# V21 | safe | max=1 | conc=none | rules=- | The same message is sent again with its content exchanged for one of the bytes kept.
sealed class V21 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        byte[]? kept = null;
        if (request.Content is { } content)
        {
            kept = await content.ReadAsByteArrayAsync(ct);
            request.Content = new ByteArrayContent(kept);
        }
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        if (kept is not null) request.Content = new ByteArrayContent(kept);
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# V22 | unsafe | max=1 | conc=none | rules=REPLAY | The body is buffered only when its length is known.
sealed class V22 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        if (request.Content?.Headers.ContentLength is > 0) await request.Content.LoadIntoBufferAsync(ct);
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# V23 | safe | max=1 | conc=none | rules=- | A body that is not buffered is not repeated: whether it was is kept in a variable.
sealed class V23 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        var canRepeat = request.Content is null;
        if (request.Content is { Headers.ContentLength: < 65536 })
        {
            await request.Content.LoadIntoBufferAsync(ct);
            canRepeat = true;
        }
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized || !canRepeat) return r;
        Attach(request, await Gate.RefreshAsync(token, ct));
        return await base.SendAsync(request, ct);
    }
}
//# V24 | unsafe | max=1 | conc=none | rules=REPLAY | A local function makes the copy; it forgets the body.
sealed class V24 : AuthHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = Gate.Current;
        Attach(request, token);
        var r = await base.SendAsync(request, ct);
        if (r.StatusCode != Unauthorized) return r;
        var fresh = await Gate.RefreshAsync(token, ct);
        return await base.SendAsync(Again(), ct);

        HttpRequestMessage Again()
        {
            var again = new HttpRequestMessage { Method = request.Method, RequestUri = request.RequestUri };
            Attach(again, fresh);
            return again;
        }
    }
}
