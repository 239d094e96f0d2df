using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AuthErrors.Runtime.Tests.Observability;

[Collection(nameof(ObservabilityCollection))]
public sealed class RefreshReportTests : IDisposable
{
    private readonly Recording _recording = new();
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedIssuer _issuer;
    private readonly InMemoryTokenStore _store;
    private readonly AuthToken _first;

    public RefreshReportTests()
    {
        _issuer = new ScriptedIssuer(_time);
        _first = _issuer.First();
        _store = new InMemoryTokenStore(_first);
    }

    public void Dispose() => _recording.Dispose();

    [Fact]
    public async Task A_refresh_is_logged_measured_and_traced()
    {
        await using var session = Create();
        _issuer.Close();
        var caller = session.RecoverAsync(_first).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1.5));
        _issuer.Open();
        var second = await caller;

        Assert.Equal([(1, LogLevel.Debug), (2, LogLevel.Information)], _recording.Logs.Select(static entry => (entry.Id, entry.Level)));
        Assert.Contains($"Refreshing {_first}.", _recording.Logs.First().Text, StringComparison.Ordinal);
        Assert.Contains($"Issued {second} after 1.500 s.", _recording.Logs.Last().Text, StringComparison.Ordinal);
        Assert.Equal([("autherrors.refresh.duration", 1.5, "autherrors.outcome=issued")], _recording.Measurements);
        var activity = Assert.Single(_recording.Activities);
        Assert.Equal(("AuthErrors.Refresh", ActivityStatusCode.Ok), (activity.OperationName, activity.Status));
        Assert.Equal(
            [("autherrors.outcome", "issued"), ("autherrors.token", _first.ToString())],
            activity.TagObjects.Select(static tag => (tag.Key, (string)tag.Value!)));
    }

    [Theory]
    [InlineData("refused", 4, LogLevel.Warning)]
    [InlineData("unavailable", 5, LogLevel.Warning)]
    [InlineData("busy", 6, LogLevel.Warning)]
    [InlineData("adopted", 3, LogLevel.Debug)]
    [InlineData("ended", 7, LogLevel.Information)]
    public async Task Every_outcome_has_its_event_and_its_tag(string outcome, int eventId, LogLevel level)
    {
        await using var session = Create();
        await using var refreshLock = outcome == "busy" ? await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default) : null;
        _issuer.Answer = outcome switch
        {
            "refused" => static _ => new IssueResult.Refused("invalid_grant."),
            "unavailable" => static _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(7)),
            _ => static _ => null,
        };
        await _store.CompareReplaceAsync(
            _first,
            outcome switch
            {
                "ended" => null,
                "adopted" => new AuthToken("theirs", CredentialKind.OAuth),
                _ => _first,
            },
            default);
        await Record.ExceptionAsync(() => session.RecoverAsync(_first).AsTask());

        var last = _recording.Logs.Last();
        Assert.Equal((eventId, level), (last.Id, last.Level));
        Assert.Equal("autherrors.outcome=" + outcome, Assert.Single(_recording.Measurements).Tags);
        Assert.Equal(outcome == "adopted" ? ActivityStatusCode.Ok : ActivityStatusCode.Error, Assert.Single(_recording.Activities).Status);
    }

    [Fact]
    public async Task A_store_that_fails_is_an_error_by_its_type_alone()
    {
        await using var session = new TokenSession(new FailingStore(), _issuer, new TokenSessionOptions { TimeProvider = _time, Logger = _recording });
        await Assert.ThrowsAsync<TokenStoreException>(() => session.RecoverAsync(_first).AsTask());

        Assert.Equal((9, LogLevel.Error), _recording.Logs.Select(static entry => (entry.Id, entry.Level)).Last());
        Assert.Contains($"Refreshing {_first} failed: TokenStoreException.", _recording.Logs.Last().Text, StringComparison.Ordinal);
        Assert.Equal("autherrors.outcome=failed", Assert.Single(_recording.Measurements).Tags);
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(_recording.Activities).Status);
    }

    [Fact]
    public async Task A_token_that_could_not_be_stored_is_an_error()
    {
        await using var session = new TokenSession(new ReadOnlyStore(_store), _issuer, new TokenSessionOptions { TimeProvider = _time, Logger = _recording });
        await Assert.ThrowsAsync<TokenStoreException>(() => session.RecoverAsync(_first).AsTask());

        Assert.Equal((8, LogLevel.Error), _recording.Logs.Select(static entry => (entry.Id, entry.Level)).Last());
        Assert.Equal("autherrors.outcome=unsaved", Assert.Single(_recording.Measurements).Tags);
    }

    [Fact]
    public async Task A_logout_is_logged()
    {
        await using var session = Create();
        await session.ResetAsync();

        Assert.Equal((10, LogLevel.Information), _recording.Logs.Select(static entry => (entry.Id, entry.Level)).Single());
    }

    [Fact]
    public async Task Words_of_others_are_not_logged()
    {
        const string Words = "what an issuer says may hold what it was given";
        _issuer.Answer = static _ => throw new InvalidOperationException(Words);
        await using var session = Create();
        await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());

        Assert.DoesNotContain(Words, _recording.Everything, StringComparison.Ordinal);
    }

    private TokenSession Create() => new(_store, _issuer, new TokenSessionOptions { TimeProvider = _time, Logger = _recording, LockTimeout = TimeSpan.Zero });

    private sealed class ReadOnlyStore(ITokenStore inner) : StoreAround(inner)
    {
        public override ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken) => throw new TokenStoreException("The disk is full.");
    }

    private sealed class FailingStore : ITokenStore
    {
        public ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken) => throw new TokenStoreException("The disk is gone.");

        public ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken) => throw new TokenStoreException("The disk is gone.");

        public ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken) => throw new TokenStoreException("The disk is gone.");

        public ValueTask ResetAsync(CancellationToken cancellationToken) => throw new TokenStoreException("The disk is gone.");
    }
}
