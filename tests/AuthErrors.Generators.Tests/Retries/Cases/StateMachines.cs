using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
using static System.Net.HttpStatusCode;
namespace Cases;

//# A01 | safe | max=1 | conc=none | rules=- | `goto case` moves forward: send, renew, send for the last time.
sealed class A01 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r;
        switch (0)
        {
            case 0:
                r = await Send(token, ct);
                if (Rejected(r)) goto case 1;
                return r;
            case 1:
                token = await Gate.RefreshAsync(token, ct);
                goto default;
            default:
                return await Send(token, ct);
        }
    }
}
//# A02 | unsafe | max=unbounded | conc=none | rules=COUNT | `goto case` goes back to the section that judges.
sealed class A02 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r;
        switch (0)
        {
            case 0:
                r = await Send(token, ct);
                if (Rejected(r)) goto case 1;
                return r;
            case 1:
                token = await Gate.RefreshAsync(token, ct);
                goto case 0;
            default:
                return await Send(token, ct);
        }
    }
}
//# A03 | safe | max=1 | conc=none | rules=- | A switch expression computes the next state from state and answer.
sealed class A03 : Api
{
    enum State { Fresh, Renewing, Final, Done }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var state = State.Fresh;
        HttpResponseMessage r = null!;
        while (state != State.Done)
        {
            if (state == State.Renewing) { token = await Gate.RefreshAsync(token, ct); state = State.Final; }
            r = await Send(token, ct);
            state = (state, Rejected(r)) switch
            {
                (State.Fresh, true) => State.Renewing,
                (_, _) => State.Done,
            };
        }
        return r;
    }
}
//# A04 | unsafe | max=unbounded | conc=none | rules=COUNT | As A03, but a rejection leads to the renewal from every state.
sealed class A04 : Api
{
    enum State { Fresh, Renewing, Final, Done }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var state = State.Fresh;
        HttpResponseMessage r = null!;
        while (state != State.Done)
        {
            if (state == State.Renewing) { token = await Gate.RefreshAsync(token, ct); state = State.Final; }
            r = await Send(token, ct);
            state = (state, Rejected(r)) switch
            {
                (_, true) => State.Renewing,
                (_, _) => State.Done,
            };
        }
        return r;
    }
}
//# A05 | safe | max=1 | conc=none | rules=- | The state is an int that grows; each value does one thing.
sealed class A05 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        for (var state = 0; state < 3; state++)
        {
            if (state is 0 or 2) r = await Send(token, ct);
            if (state == 0 && !Rejected(r)) return r;
            if (state == 1) token = await Gate.RefreshAsync(token, ct);
        }
        return r;
    }
}
//# A06 | unsafe | max=2 | conc=none | rules=COUNT | As A05, with one round more: the odd states renew.
sealed class A06 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        for (var state = 0; state < 5; state++)
        {
            if (state % 2 == 0) r = await Send(token, ct);
            if (!Rejected(r)) return r;
            if (state % 2 == 1) token = await Gate.RefreshAsync(token, ct);
        }
        return r;
    }
}
//# A07 | safe | max=1 | conc=none | rules=- | An iterator gives the tokens to try: the current one, then a new one.
sealed class A07 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        await foreach (var token in Tokens(ct))
        {
            r = await Send(token, ct);
            if (!Rejected(r)) break;
        }
        return r;
    }
    async IAsyncEnumerable<string> Tokens([EnumeratorCancellation] CancellationToken ct)
    {
        var token = Gate.Current;
        yield return token;
        yield return await Gate.RefreshAsync(token, ct);
    }
}
//# A08 | unsafe | max=unbounded | conc=none | rules=COUNT | An iterator that never ends gives a new token for each rejection.
sealed class A08 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        HttpResponseMessage r = null!;
        await foreach (var token in Tokens(ct))
        {
            r = await Send(token, ct);
            if (!Rejected(r)) break;
        }
        return r;
    }
    async IAsyncEnumerable<string> Tokens([EnumeratorCancellation] CancellationToken ct)
    {
        var token = Gate.Current;
        while (true)
        {
            yield return token;
            token = await Gate.RefreshAsync(token, ct);
        }
    }
}
//# A09 | safe | max=1 | conc=none | rules=- | An iterator of steps; the step that renews is given once.
sealed class A09 : Api
{
    enum Step { Send, Renew }
    static IEnumerable<Step> Plan()
    {
        yield return Step.Send;
        yield return Step.Renew;
        yield return Step.Send;
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        foreach (var step in Plan())
        {
            if (step == Step.Renew) { token = await Gate.RefreshAsync(token, ct); continue; }
            r = await Send(token, ct);
            if (!Rejected(r)) return r;
        }
        return r;
    }
}
//# A10 | unsafe | max=2 | conc=none | rules=COUNT | As A09, with a plan that renews twice.
sealed class A10 : Api
{
    enum Step { Send, Renew }
    static IEnumerable<Step> Plan()
    {
        for (var i = 0; i < 2; i++)
        {
            yield return Step.Send;
            yield return Step.Renew;
        }
        yield return Step.Send;
    }
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        HttpResponseMessage r = null!;
        foreach (var step in Plan())
        {
            if (step == Step.Renew) { token = await Gate.RefreshAsync(token, ct); continue; }
            r = await Send(token, ct);
            if (!Rejected(r)) return r;
        }
        return r;
    }
}
//# A11 | safe | max=1 | conc=none | rules=- | The work list is a queue: a rejection adds the renewal once.
sealed class A11 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var work = new Queue<bool>(new[] { false, true });
        HttpResponseMessage r = null!;
        while (work.TryDequeue(out var renew))
        {
            if (renew) token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
            if (!Rejected(r)) break;
        }
        return r;
    }
}
//# A12 | unsafe | max=unbounded | conc=none | rules=COUNT | The work list grows with each rejection.
sealed class A12 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var work = new Queue<bool>();
        work.Enqueue(false);
        HttpResponseMessage r = null!;
        while (work.TryDequeue(out var renew))
        {
            if (renew) token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
            if (Rejected(r)) work.Enqueue(true);
        }
        return r;
    }
}
//# A13 | safe | max=1 | conc=none | rules=- | Two labels and a flag that a pattern tests.
sealed class A13 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var phase = 'a';
        HttpResponseMessage r;
    send:
        r = await Send(token, ct);
        if (r is not { StatusCode: Unauthorized } || phase is not 'a') goto done;
        token = await Gate.RefreshAsync(token, ct);
        phase = 'b';
        goto send;
    done:
        return r;
    }
}
//# A14 | unsafe | max=2 | conc=none | rules=COUNT | As A13, but three phases.
sealed class A14 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var phase = 'a';
        HttpResponseMessage r;
    send:
        r = await Send(token, ct);
        if (r is not { StatusCode: Unauthorized } || phase is not ('a' or 'b')) goto done;
        token = await Gate.RefreshAsync(token, ct);
        phase = phase == 'a' ? 'b' : 'c';
        goto send;
    done:
        return r;
    }
}
//# A15 | safe | max=1 | conc=none | rules=- | The state is a string.
sealed class A15 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var state = "first";
        for (; ; )
        {
            var r = await Send(token, ct);
            switch (state)
            {
                case "first" when Rejected(r):
                    token = await Gate.RefreshAsync(token, ct);
                    state = "second";
                    continue;
                default:
                    return r;
            }
        }
    }
}
//# A16 | unsafe | max=unbounded | conc=none | rules=COUNT | The state goes from first to second and back.
sealed class A16 : Api
{
    public override async Task<HttpResponseMessage> Run(CancellationToken ct)
    {
        var token = Gate.Current;
        var state = "first";
        for (; ; )
        {
            var r = await Send(token, ct);
            switch (state)
            {
                case "first" when Rejected(r):
                    token = await Gate.RefreshAsync(token, ct);
                    state = "second";
                    continue;
                case "second" when Rejected(r):
                    state = "first";
                    continue;
                default:
                    return r;
            }
        }
    }
}
