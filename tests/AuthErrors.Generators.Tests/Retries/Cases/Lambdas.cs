using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# M01 | safe | max=1 | conc=none | rules=- | A lambda holds the refresh; a captured flag lets it run once.
sealed class M01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var ran = false;
        Func<Task<bool>> renew = async () =>
        {
            if (ran) return false;
            ran = true;
            token = await Gate.RefreshAsync(token, ct);
            return true;
        };
        var r = await Send(token, ct);
        while (Rejected(r) && await renew()) r = await Send(token, ct);
        return r;
    }
}
//# M02 | unsafe | max=unbounded | conc=none | rules=COUNT | As M01, but the flag is a local of the lambda.
sealed class M02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        Func<Task<bool>> renew = async () =>
        {
            var ran = false;
            if (ran) return false;
            ran = true;
            token = await Gate.RefreshAsync(token, ct);
            return ran;
        };
        var r = await Send(token, ct);
        while (Rejected(r) && await renew()) r = await Send(token, ct);
        return r;
    }
}
//# M03 | safe | max=1 | conc=none | rules=- | Handlers per status in a dictionary of delegates.
sealed class M03 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var actions = new Dictionary<HttpStatusCode, Func<Task<HttpResponseMessage>>>
        {
            [Unauthorized] = async () => await Send(await Gate.RefreshAsync(token, ct), ct),
            [ServiceUnavailable] = () => Send(token, ct),
        };
        var r = await Send(token, ct);
        return actions.TryGetValue(r.StatusCode, out var action) ? await action() : r;
    }
}
//# M04 | unsafe | max=unbounded | conc=none | rules=COUNT | The same dictionary, asked again for each answer.
sealed class M04 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var actions = new Dictionary<HttpStatusCode, Func<Task<HttpResponseMessage>>>
        {
            [Unauthorized] = async () => await Send(token = await Gate.RefreshAsync(token, ct), ct),
            [ServiceUnavailable] = () => Send(token, ct),
        };
        var r = await Send(token, ct);
        while (actions.TryGetValue(r.StatusCode, out var action)) r = await action();
        return r;
    }
}
//# M05 | safe | max=1 | conc=none | rules=- | Two local functions: one sends, one repairs.
sealed class M05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Ask();
        return Rejected(r) ? await Repair() : r;

        Task<HttpResponseMessage> Ask() => Send(token, ct);
        async Task<HttpResponseMessage> Repair()
        {
            token = await Gate.RefreshAsync(token, ct);
            return await Ask();
        }
    }
}
//# M06 | unsafe | max=unbounded | conc=none | rules=COUNT | As M05, but the repair calls the method that judges the answer.
sealed class M06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        return await Ask();

        async Task<HttpResponseMessage> Ask()
        {
            var r = await Send(token, ct);
            return Rejected(r) ? await Repair() : r;
        }
        async Task<HttpResponseMessage> Repair()
        {
            token = await Gate.RefreshAsync(token, ct);
            return await Ask();
        }
    }
}
//# M07 | safe | max=1 | conc=none | rules=- | The next step is a delegate in a local, replaced after the refresh.
sealed class M07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        Func<Task<bool>>? renew = null;
        renew = async () => { renew = null; token = await Gate.RefreshAsync(token, ct); return true; };
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || renew is null) return r;
            await renew();
        }
    }
}
//# M08 | unsafe | max=unbounded | conc=none | rules=COUNT | As M07, but the delegate stays.
sealed class M08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        Func<Task<bool>>? renew = null;
        renew = async () => { token = await Gate.RefreshAsync(token, ct); return true; };
        while (true)
        {
            var r = await Send(token, ct);
            if (!Rejected(r) || renew is null) return r;
            await renew();
        }
    }
}
//# M09 | safe | max=1 | conc=none | rules=- | A method group is the callback of a helper in the same class.
sealed class M09 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return await OnRejection(r, token, Gate.RefreshAsync, ct);
    }
    async Task<HttpResponseMessage> OnRejection(HttpResponseMessage r, string token, Func<string, CancellationToken, Task<string>> renew, CancellationToken ct)
        => Rejected(r) ? await Send(await renew(token, ct), ct) : r;
}
//# M10 | unsafe | max=3 | conc=none | rules=COUNT | A list of delegates, each of which repairs the answer.
sealed class M10 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        Func<HttpResponseMessage, Task<HttpResponseMessage>> repair = async r => Rejected(r) ? await Send(token = await Gate.RefreshAsync(token, ct), ct) : r;
        var steps = new[] { repair, repair, repair };
        var answer = await Send(token, ct);
        foreach (var step in steps) answer = await step(answer);
        return answer;
    }
}
//# M11 | safe | max=1 | conc=none | rules=- | A lambda that is never called refreshes.
sealed class M11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        Func<Task<string>> unused = () => Gate.RefreshAsync(Gate.Current, ct);
        var r = await Send(token, ct);
        if (Rejected(r)) r = await Send(await Gate.RefreshAsync(token, ct), ct);
        GC.KeepAlive(unused);
        return r;
    }
}
//# M12 | safe | max=1 | conc=none | rules=- | `Lazy` makes the refresh once, however often its value is asked.
sealed class M12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var renewal = new Lazy<Task<string>>(() => Gate.RefreshAsync(token, ct));
        var r = await Send(token, ct);
        if (Rejected(r)) r = await Send(await renewal.Value, ct);
        if (Rejected(r)) r = await Send(await renewal.Value, ct);
        return r;
    }
}
//# M13 | unsafe | max=2 | conc=none | rules=COUNT | A `Func` instead of the `Lazy` makes it twice.
sealed class M13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        Func<Task<string>> renewal = () => Gate.RefreshAsync(token, ct);
        var r = await Send(token, ct);
        if (Rejected(r)) r = await Send(await renewal(), ct);
        if (Rejected(r)) r = await Send(await renewal(), ct);
        return r;
    }
}
//# M14 | safe | max=1 | conc=none | rules=- | A static lambda judges, an instance lambda renews.
sealed class M14 : Api
{
    static readonly Func<HttpResponseMessage, int, bool> Again = static (r, turn) => r.StatusCode is Unauthorized && turn < 1;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var turn = 0; ; turn++)
        {
            var r = await Send(token, ct);
            if (!Again(r, turn)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# M15 | unsafe | max=5 | conc=none | rules=COUNT | As M14, with five turns.
sealed class M15 : Api
{
    static readonly Func<HttpResponseMessage, int, bool> Again = static (r, turn) => r.StatusCode is Unauthorized && turn < 5;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        for (var turn = 0; ; turn++)
        {
            var r = await Send(token, ct);
            if (!Again(r, turn)) return r;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# M16 | safe | max=1 | conc=none | rules=- | An immediately invoked async lambda.
sealed class M16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await ((Func<Task<HttpResponseMessage>>)(async () => await Send(await Gate.RefreshAsync(token, ct), ct)))() : r;
    }
}
