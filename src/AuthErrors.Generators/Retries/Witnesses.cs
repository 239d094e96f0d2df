using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Retries;

/// <summary>Several observers of one run.</summary>
internal sealed class Witnesses(params IObserver[] all) : IObserver
{
    /// <inheritdoc/>
    public void Refreshed(Call call, RefreshCall refresh)
    {
        foreach (var observer in all)
        {
            observer.Refreshed(call, refresh);
        }
    }

    /// <inheritdoc/>
    public void Invalidated(Call call)
    {
        foreach (var observer in all)
        {
            observer.Invalidated(call);
        }
    }

    /// <inheritdoc/>
    public void Sent(Call call, TokenValue? token)
    {
        foreach (var observer in all)
        {
            observer.Sent(call, token);
        }
    }

    /// <inheritdoc/>
    public void Replayed(Call call, ReplayFault fault)
    {
        foreach (var observer in all)
        {
            observer.Replayed(call, fault);
        }
    }

    /// <inheritdoc/>
    public void Ended(Outcome outcome)
    {
        foreach (var observer in all)
        {
            observer.Ended(outcome);
        }
    }

    /// <inheritdoc/>
    public void Marked(Call call)
    {
        foreach (var observer in all)
        {
            observer.Marked(call);
        }
    }
}
