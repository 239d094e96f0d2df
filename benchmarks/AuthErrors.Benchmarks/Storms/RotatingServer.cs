using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Storms;

/// <summary>
/// A resource and its authority, without a network. The token that clients begin with has ended. A refresh token is good once; presenting it again revokes
/// the grant (RFC 9700, section 4.14.2).
/// </summary>
internal sealed class RotatingServer(TimeSpan refreshTime) : HttpMessageHandler, ITokenIssuer
{
    private readonly Lock _gate = new();
    private int _current;
    private int _refreshes;
    private bool _isRevoked;

    public static AuthToken Ended { get; } = Token(0);

    /// <summary>How often a refresh was asked for.</summary>
    public int Refreshes => Volatile.Read(ref _refreshes);

    /// <summary>Gives a new token for a refresh token.</summary>
    /// <returns><see langword="null"/> when it was presented before, or the grant is revoked.</returns>
    public async Task<AuthToken?> RefreshAsync(AuthToken token, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _refreshes);
        await Task.Delay(refreshTime, cancellationToken);
        lock (_gate)
        {
            _isRevoked |= token.RefreshToken != Token(_current).RefreshToken;
            return _isRevoked ? null : Token(++_current);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        => await RefreshAsync(request.Current!, cancellationToken) is { } next
            ? new IssueResult.Issued(next)
            : new IssueResult.Refused("invalid_grant");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var bearer = request.Headers.NonValidated["Authorization"].ToString();
        lock (_gate)
        {
            var isGood = !_isRevoked && bearer != "Bearer " + Ended.AccessToken;
            return new HttpResponseMessage(isGood ? HttpStatusCode.OK : HttpStatusCode.Unauthorized) { RequestMessage = request };
        }
    }

    private static AuthToken Token(int number)
        => new(FormattableString.Invariant($"access-{number}"), CredentialKind.OAuth, FormattableString.Invariant($"refresh-{number}"));
}
