using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors;

/// <summary>Mints tokens: by a refresh-token grant, by anonymous registration, by anything else. A session calls it under its lock, once at a time.</summary>
public interface ITokenIssuer
{
    /// <summary>Asks for a new token.</summary>
    /// <param name="request">What the new token is to replace, and who waits for it.</param>
    /// <param name="cancellationToken">The session's own time limit; no caller's cancellation comes through here.</param>
    /// <returns>The token, or why there is none. An exception counts as <see cref="IssueResult.Unavailable"/>.</returns>
    [RefreshesToken]
    ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Whether it can mint a token where there is none to replace, without asking the user: anonymous registration can, a refresh-token grant
    /// cannot. A session that has neither a token nor such an issuer sends requests without a credential.
    /// </summary>
    bool IssuesWithoutToken => true;
}
