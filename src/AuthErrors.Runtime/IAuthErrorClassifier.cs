using System;

namespace AuthErrors;

/// <summary>
/// Tells which responses are auth failures, and what a client may do about each. It must be safe to call from many threads
/// and must not throw, whatever the response.
/// </summary>
public interface IAuthErrorClassifier
{
    /// <summary>
    /// Whether responses with a status below 400 are to be shown to <see cref="Classify"/> as well. To say so of one is to say that the server has not
    /// executed the request, since it may be sent again.
    /// </summary>
    bool InspectsSuccess => false;

    /// <summary>Looks at a response.</summary>
    /// <param name="response">What there is to see of it.</param>
    /// <returns>The failure; <see langword="null"/> when the response is none that this classifier knows.</returns>
    AuthFailure? Classify(in InspectedResponse response);

    /// <summary>Finds the text for people in a body that is no failure of this classifier's, for the plain error that a status of 401 becomes then.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The text; <see langword="null"/> when there is none, or the service has no place for one.</returns>
    string? ReadMessage(ReadOnlySpan<byte> body) => null;
}
