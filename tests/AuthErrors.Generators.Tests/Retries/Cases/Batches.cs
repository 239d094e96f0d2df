using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# Ba01 | safe | max=1/request (3 requests) | conc=none | rules=- | Three files, each of which is a request of its own.
sealed class Ba01 : Api
{
    static readonly string[] Files = ["one.txt", "two.txt", "three.txt"];
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        foreach (var file in Files) await Upload(file, ct);
        return new HttpResponseMessage(OK);
    }
    async Task Upload(string file, CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (Rejected(r)) r = await Send(await Gate.RefreshAsync(token, ct), ct);
        GC.KeepAlive(file + r.StatusCode);
    }
}
//# Ba02 | unsafe | max=6 | conc=none | rules=COUNT | Three files, each of which may refresh twice.
sealed class Ba02 : Api
{
    static readonly string[] Files = ["one.txt", "two.txt", "three.txt"];
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        foreach (var file in Files) await Upload(file, ct);
        return new HttpResponseMessage(OK);
    }
    async Task Upload(string file, CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        for (var i = 0; i < 2 && Rejected(r); i++)
        {
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }
        GC.KeepAlive(file + r.StatusCode);
    }
}
//# Ba03 | unsafe | max=3 | conc=none | rules=COUNT | Three hosts for one request: the answer of one turn is what the method gives back.
sealed class Ba03 : Api
{
    static readonly string[] Hosts = ["a.example", "b.example", "c.example"];
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage last = null!;
        foreach (var host in Hosts)
        {
            last = await Ask(host, ct);
            if (last.IsSuccessStatusCode) break;
        }
        return last;
    }
    async Task<HttpResponseMessage> Ask(string host, CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        GC.KeepAlive(host);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# Ba04 | safe | max=1/request (3 requests) | conc=none | rules=- | A counted loop over pages; each page is read to its end within the turn.
sealed class Ba04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var length = 0;
        for (var page = 1; page <= 3; page++)
        {
            using var r = await Page(page, ct);
            length += (await r.Content.ReadAsStringAsync(ct)).Length;
        }
        return new HttpResponseMessage(OK) { Content = new StringContent(length.ToString()) };
    }
    async Task<HttpResponseMessage> Page(int page, CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        GC.KeepAlive(page);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# Ba05 | unsafe | max=3 | conc=none | rules=COUNT | A counted loop of attempts: the counter feeds nothing.
sealed class Ba05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var token = Gate.Current;
            var r = await Send(token, ct);
            if (Rejected(r)) r = await Send(await Gate.RefreshAsync(token, ct), ct);
            if (r.IsSuccessStatusCode) return r;
        }
        return new HttpResponseMessage(ServiceUnavailable);
    }
}
//# Ba06 | safe | max=1/request (3 requests) | conc=none | rules=- | The turn itself holds the guarded loop of its request.
sealed class Ba06 : Api
{
    static readonly int[] Numbers = [1, 2, 3];
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        foreach (var number in Numbers)
        {
            var done = false;
            var token = Gate.Current;
            while (true)
            {
                using var r = await Post(number, token, ct);
                if (!Rejected(r) || done) break;
                done = true;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
        return new HttpResponseMessage(OK);
    }
    Task<HttpResponseMessage> Post(int number, string token, CancellationToken ct)
    {
        GC.KeepAlive(number);
        return Send(token, ct);
    }
}
