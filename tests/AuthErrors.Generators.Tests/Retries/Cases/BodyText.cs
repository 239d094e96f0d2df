using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# B01 | unsafe | max=1 | conc=none | rules=BODYMATCH | Rejected, or the text says so: a 200 with that text refreshes.
sealed class B01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r) && !(await r.Content.ReadAsStringAsync(ct)).Contains("Authentication failed")) return r;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# B02 | safe | max=1 | conc=none | rules=- | Rejected, and the text says why.
sealed class B02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r) || !(await r.Content.ReadAsStringAsync(ct)).Contains("Authentication failed")) return r;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# B03 | safe | max=1 | conc=none | rules=- | The text is read only when the status is no success.
sealed class B03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (r.IsSuccessStatusCode) return r;
        var body = await r.Content.ReadAsStringAsync(ct);
        if (body.IndexOf("failed", StringComparison.Ordinal) < 0) return r;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# B04 | unsafe | max=1 | conc=none | rules=BODYMATCH | `IndexOf` on the text of any answer.
sealed class B04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        var body = await r.Content.ReadAsStringAsync(ct);
        if (body.IndexOf("Authentication failed", StringComparison.Ordinal) < 0) return r;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# B05 | unsafe | max=1 | conc=none | rules=BODYMATCH | A helper looks at the text; its caller asks for no status.
sealed class B05 : Api
{
    static bool Mentions(string body) => body.Contains("authentication", StringComparison.OrdinalIgnoreCase);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Mentions(await r.Content.ReadAsStringAsync(ct)) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# B06 | safe | max=1 | conc=none | rules=- | The same helper, asked about errors alone.
sealed class B06 : Api
{
    static bool Mentions(string body) => body.Contains("authentication", StringComparison.OrdinalIgnoreCase);
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if ((int)r.StatusCode < 400) return r;
        return Mentions(await r.Content.ReadAsStringAsync(ct)) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# B07 | unsafe | max=1 | conc=none | rules=BODYMATCH | A helper that reads the answer and judges the text before the status.
sealed class B07 : Api
{
    static async Task<bool> Stale(HttpResponseMessage r, CancellationToken ct)
    {
        var body = await r.Content.ReadAsStringAsync(ct);
        return body.Contains("Authentication failed") || r.StatusCode == Unauthorized;
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return await Stale(r, ct) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# B08 | safe | max=1 | conc=none | rules=- | The same helper with an and.
sealed class B08 : Api
{
    static async Task<bool> Stale(HttpResponseMessage r, CancellationToken ct)
    {
        var body = await r.Content.ReadAsStringAsync(ct);
        return body.Contains("Authentication failed") && r.StatusCode == Unauthorized;
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return await Stale(r, ct) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# B09 | unsafe | max=1 | conc=none | rules=BODYMATCH | A regular expression on the text of any answer.
sealed class B09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        var body = await r.Content.ReadAsStringAsync(ct);
        if (!System.Text.RegularExpressions.Regex.IsMatch(body, "[Aa]uthentication (failed|required)")) return r;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# B10 | safe | max=1 | conc=none | rules=- | The message of an auth exception is no text of a success.
sealed class B10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException e) when (e.Message.Contains("401"))
        {
            return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct);
        }
    }
}
//# B11 | unsafe | max=unbounded | conc=none | rules=COUNT,BODYMATCH | A loop goes on as long as the text says so.
sealed class B11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            var body = await r.Content.ReadAsStringAsync(ct);
            if (!body.Contains("Authentication failed")) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# B12 | safe | max=1 | conc=none | rules=- | The text chooses a message; it does not choose the refresh.
sealed class B12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        var body = await r.Content.ReadAsStringAsync(ct);
        var why = body.Contains("Authentication failed") ? "authentication" : "other";
        if (r.StatusCode != Unauthorized) return r;
        GC.KeepAlive(why);
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# B13 | unsafe | max=1 | conc=none | rules=BODYMATCH | The status is asked for success, where the text decides.
sealed class B13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        var renew = r.IsSuccessStatusCode
            ? (await r.Content.ReadAsStringAsync(ct)).Contains("Authentication failed")
            : r.StatusCode == Unauthorized;
        return renew ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# B14 | safe | max=1 | conc=none | rules=- | The text decides between a 401 and a 403.
sealed class B14 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        var renew = r.StatusCode switch
        {
            Unauthorized => true,
            Forbidden => (await r.Content.ReadAsStringAsync(ct)).Contains("expired"),
            _ => false,
        };
        return renew ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# B15 | unsafe | max=1 | conc=none | rules=BODYMATCH | The text of an answer is turned into an exception before anybody looks at the status.
sealed class B15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await Checked(token, ct); }
        catch (AuthException) { return await Checked(await Gate.RefreshAsync(token, ct), ct); }
    }
    async Task<HttpResponseMessage> Checked(string token, CancellationToken ct)
    {
        var r = await Send(token, ct);
        if ((await r.Content.ReadAsStringAsync(ct)).Contains("Authentication failed")) throw new AuthException(Unauthorized);
        return r;
    }
}
