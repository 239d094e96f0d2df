using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Sessions;

/// <summary>
/// An authorization server with rotation: a refresh token is good once, and presenting it again ends the family. It answers when the test
/// opens it, and as the test says.
/// </summary>
internal sealed class ScriptedIssuer(TimeProvider? time = null) : ITokenIssuer
{
    private readonly HashSet<string> _presented = new(StringComparer.Ordinal);
    private TaskCompletionSource _open = Opened();
    private int _issued;

    public int Calls { get; private set; }

    public bool IsFamilyRevoked { get; private set; }

    public TimeSpan? Lifetime { get; set; }

    public bool OmitsRefreshToken { get; set; }

    /// <summary>What to answer instead of a token.</summary>
    public Func<IssueRequest, IssueResult?> Answer { get; set; } = static _ => null;

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    public AuthToken First() => new("access-0", CredentialKind.OAuth, "refresh-0", time?.GetUtcNow() + Lifetime);

    public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        Calls++;
        await _open.Task.WaitAsync(cancellationToken);
        if (Answer(request) is { } answer)
        {
            return answer;
        }

        if (request.Current?.RefreshToken is { } refreshToken && !OmitsRefreshToken && !_presented.Add(refreshToken))
        {
            IsFamilyRevoked = true;
            return new IssueResult.Refused("invalid_grant.");
        }

        var number = (++_issued).ToString(CultureInfo.InvariantCulture);
        return new IssueResult.Issued(new AuthToken(
            "access-" + number, CredentialKind.OAuth, OmitsRefreshToken ? null : "refresh-" + number, time?.GetUtcNow() + Lifetime));
    }

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
