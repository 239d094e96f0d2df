using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using static System.Net.HttpStatusCode;

namespace Cases;

//# LAB01 | safe | max=1 | conc=none | rules=- | Waits in real time and in other threads: the virtual clock has to stand in for both.
sealed class LAB01 : Api
{
    static readonly SemaphoreSlim Turn = new(1, 1);

    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var rejected = Auth.Current;
        var r = await Send(rejected, ct).ConfigureAwait(false);
        if (r.StatusCode != Unauthorized) return r;
        await Task.Delay(TimeSpan.FromMilliseconds(5), ct);
        await Turn.WaitAsync(ct);
        try
        {
            var token = Auth.Current == rejected ? await Task.Run(() => Auth.RefreshAsync(ct), ct) : Auth.Current;
            return await Send(token, ct);
        }
        finally { Turn.Release(); }
    }
}
//# LAB02 | unsafe | max=unbounded | conc=none | rules=COUNT | Catches even what the laboratory throws to end it.
sealed class LAB02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        while (true)
        {
            try
            {
                var r = await Send(token, ct);
                if (r.IsSuccessStatusCode) return r;
                token = await Gate.RefreshAsync(token, ct);
            }
            catch (InvalidOperationException) { }
            catch (Exception e) when (e is not OperationCanceledException and not HttpRequestException) { }
        }
    }
}
