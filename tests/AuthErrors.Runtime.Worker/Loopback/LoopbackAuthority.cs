using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Worker.Loopback;

/// <summary>
/// An authorization server and the resource it protects, for one grant. Every refresh rotates (RFC 9700, section 4.14.2): a refresh token is good
/// once, and presenting it again revokes the whole family.
/// </summary>
internal sealed class LoopbackAuthority : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly LoopbackServer _server;
    private readonly List<string> _reuses = [];
    private AuthToken _current;
    private bool _isExpired;
    private bool _isRevoked;
    private bool _isAccepted;
    private int _minted;
    private int _rotations;

    public LoopbackAuthority()
    {
        _current = Token(_minted);
        _server = new LoopbackServer(AnswerAsync);
    }

    public Uri Address => _server.Address;

    /// <summary>The token in force.</summary>
    public AuthToken Current => Guarded(() => _current);

    /// <summary>Whether a request has been accepted with the token in force.</summary>
    public bool IsCurrentAccepted => Guarded(() => _isAccepted);

    public bool IsFamilyRevoked => Guarded(() => _isRevoked);

    /// <summary>Who presented a refresh token that was spent.</summary>
    public IReadOnlyList<string> Reuses => Guarded(() => _reuses.ToArray());

    public int Rotations => Guarded(() => _rotations);

    /// <summary>What a killer asks before it kills.</summary>
    public RotationWindow Window { get; } = new();

    /// <summary>What happens between the arrival of a refresh token and the decision about it.</summary>
    public Func<string, CancellationToken, Task> BeforeRotation { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>What happens between the rotation and the answer.</summary>
    public Func<string, CancellationToken, Task> BeforeAnswer { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Rejects the access token from now on, whoever shows it.</summary>
    public void Expire() => Guarded(() => _isExpired = true);

    /// <summary>What a user who logs in again is given: the first token of a new family.</summary>
    public AuthToken LogIn() => Guarded(() =>
    {
        (_isExpired, _isRevoked, _isAccepted) = (false, false, false);
        return _current = Token(++_minted);
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<LoopbackResponse?> AnswerAsync(LoopbackRequest request, CancellationToken cancellationToken)
    {
        switch (request.Path)
        {
            case "/token":
                await BeforeRotation(request.Worker, cancellationToken).ConfigureAwait(false);
                var answer = Guarded(() => Rotate(request));
                await BeforeAnswer(request.Worker, cancellationToken).ConfigureAwait(false);
                return answer;
            case "/resource":
                return Guarded(() => Serve(request));
            default:
                return new LoopbackResponse(404, "{}");
        }
    }

    private LoopbackResponse? Rotate(LoopbackRequest request)
    {
        if (_isRevoked || request.Form("refresh_token") is not { } presented || request.Form("grant_type") != "refresh_token")
        {
            return new LoopbackResponse(400, """{"error":"invalid_grant"}""");
        }

        if (presented != _current.RefreshToken)
        {
            _isRevoked = true;
            _reuses.Add($"{request.Worker} presented {presented} when {_current.RefreshToken} was current");
            return new LoopbackResponse(400, """{"error":"invalid_grant"}""");
        }

        var next = Token(_minted + 1);
        if (!Window.TryOpen(request.Worker, next.AccessToken))
        {
            return null;
        }

        _minted++;
        _rotations++;
        (_current, _isExpired, _isAccepted) = (next, false, false);
        return new LoopbackResponse(200, $$"""{"access_token":"{{next.AccessToken}}","refresh_token":"{{next.RefreshToken}}","token_type":"Bearer"}""");
    }

    private LoopbackResponse Serve(LoopbackRequest request)
    {
        var isCurrent = !_isExpired && !_isRevoked && request.Headers.GetValueOrDefault("Authorization") == "Bearer " + _current.AccessToken;
        _isAccepted |= isCurrent;
        return isCurrent ? new LoopbackResponse(200, """{"ok":true}""") : new LoopbackResponse(401, """{"ok":false}""");
    }

    private static AuthToken Token(int number)
        => new(FormattableString.Invariant($"access-{number}"), CredentialKind.OAuth, FormattableString.Invariant($"refresh-{number}"));

    private T Guarded<T>(Func<T> action)
    {
        lock (_gate)
        {
            return action();
        }
    }
}
