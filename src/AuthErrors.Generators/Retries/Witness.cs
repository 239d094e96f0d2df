using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Retries;

/// <summary>An observer that need not listen to everything.</summary>
internal abstract class Witness : IObserver
{
    /// <inheritdoc/>
    public virtual void Refreshed(Call call, RefreshCall refresh)
    {
    }

    /// <inheritdoc/>
    public virtual void Invalidated(Call call)
    {
    }

    /// <inheritdoc/>
    public virtual void Sent(Call call, TokenValue? token)
    {
    }

    /// <inheritdoc/>
    public virtual void Replayed(Call call, ReplayFault fault)
    {
    }

    /// <inheritdoc/>
    public virtual void Ended(Outcome outcome)
    {
    }

    /// <inheritdoc/>
    public virtual void Marked(Call call)
    {
    }
}
