using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Whom the interpretation tells what happens on the paths of a request.</summary>
internal interface IObserver
{
    /// <summary>A token is refreshed.</summary>
    /// <param name="call">The call that does it, with the state before.</param>
    /// <param name="refresh">What kind of refresh it is.</param>
    void Refreshed(Call call, RefreshCall refresh);

    /// <summary>A token is declared invalid or thrown away.</summary>
    void Invalidated(Call call);

    /// <summary>A request is sent.</summary>
    /// <param name="call">The call that does it, with the state before.</param>
    /// <param name="token">The token it is sent with, if that can be seen.</param>
    void Sent(Call call, TokenValue? token);

    /// <summary>A request is sent that cannot be sent as it is.</summary>
    /// <param name="call">The call that sends it, with the state before.</param>
    /// <param name="fault">Why not.</param>
    void Replayed(Call call, ReplayFault fault);

    /// <summary>The request is over.</summary>
    void Ended(Outcome outcome);

    /// <summary>A request is marked as being a retry.</summary>
    void Marked(Call call);
}
