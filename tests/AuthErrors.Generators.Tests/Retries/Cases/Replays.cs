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
