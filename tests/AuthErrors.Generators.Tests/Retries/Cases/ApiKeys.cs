using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# G01 | safe | max=1 | conc=none | rules=- | The kind is asked before the refresh.
sealed class G01 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r) || Kind == CredentialKind.ApiKey) return r;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# G02 | unsafe | max=1 | conc=none | rules=APIKEY | The kind is asked, but the wrong one returns: API keys are refreshed.
sealed class G02 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        if (Kind == CredentialKind.ApiKey && r.StatusCode == Forbidden) return r;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# G03 | safe | max=1 | conc=none | rules=- | A helper asks the kind.
sealed class G03 : KeyedApi
{
    bool CanRenew => Kind is CredentialKind.OAuth;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return CanRenew && Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# G04 | unsafe | max=1 | conc=none | rules=APIKEY | A helper asks the kind, and its answer is not used.
sealed class G04 : KeyedApi
{
    bool CanRenew => Kind is CredentialKind.OAuth;
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        var renew = CanRenew;
        if (!Rejected(r)) return r;
        if (!renew) r.Headers.Age = null;
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# G05 | safe | max=1 | conc=none | rules=- | API keys take a path of their own from the start.
sealed class G05 : KeyedApi
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Kind switch
    {
        CredentialKind.ApiKey => Send(Gate.Current, ct),
        _ => Authorized(ct),
    };
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# G06 | unsafe | max=1 | conc=none | rules=APIKEY | Both kinds lead to the path that refreshes.
sealed class G06 : KeyedApi
{
    public override Task<HttpResponseMessage> Run(CancellationToken ct) => Kind switch
    {
        CredentialKind.ApiKey => Authorized(ct),
        _ => Authorized(ct),
    };
    async Task<HttpResponseMessage> Authorized(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
    }
}
//# G07 | safe | max=1 | conc=none | rules=- | An exception tells the user that the key is wrong.
sealed class G07 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        if (Kind == CredentialKind.ApiKey) throw new InvalidOperationException("The server refuses this API key. Enter another one.");
        return await Send(await Gate.RefreshAsync(token, ct), ct);
    }
}
//# G08 | unsafe | max=1 | conc=race | rules=RACE,APIKEY | The raw refresher for whatever kind.
sealed class G08 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var r = await Send(Auth.Current, ct);
        return Rejected(r) ? await Send(await Auth.RefreshAsync(ct), ct) : r;
    }
}
//# G09 | safe | max=1 | conc=none | rules=- | The kind is a filter of the catch.
sealed class G09 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        try { return await SendOrThrow(token, ct); }
        catch (AuthException) when (Kind != CredentialKind.ApiKey)
        {
            return await SendOrThrow(await Gate.RefreshAsync(token, ct), ct);
        }
    }
}
//# G11 | unsafe | max=1 | conc=none | rules=APIKEY | An API key is invalidated and asked for again.
sealed class G11 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = await Gate.GetAsync(ct);
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        Gate.Invalidate(token);
        return await Send(await Gate.GetAsync(ct), ct);
    }
}
//# G12 | safe | max=1 | conc=none | rules=- | As G11, for what is no API key.
sealed class G12 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = await Gate.GetAsync(ct);
        var r = await Send(token, ct);
        if (!Rejected(r) || Kind is CredentialKind.ApiKey) return r;
        Gate.Invalidate(token);
        return await Send(await Gate.GetAsync(ct), ct);
    }
}
//# G13 | safe | max=1 | conc=none | rules=- | The kind is a parameter of the helper that repairs.
sealed class G13 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Repair(r, Kind, token, ct) : r;
    }
    async Task<HttpResponseMessage> Repair(HttpResponseMessage r, CredentialKind kind, string token, CancellationToken ct)
        => kind == CredentialKind.OAuth ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
}
//# G14 | unsafe | max=1 | conc=none | rules=APIKEY | The same helper, told that it is OAuth whatever it is.
sealed class G14 : KeyedApi
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Repair(r, CredentialKind.OAuth, token, ct) : r;
    }
    async Task<HttpResponseMessage> Repair(HttpResponseMessage r, CredentialKind kind, string token, CancellationToken ct)
        => kind == CredentialKind.OAuth ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
}
