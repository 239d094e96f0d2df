using System;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

/// <summary>Interleavings that the simulation has found, one by one.</summary>
public sealed class SessionInterleavingTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InMemoryTokenStore _stored = new();
    private readonly ScriptedIssuer _issuer;
    private readonly SteppedStore _store;
    private readonly TokenSession _session;

    public SessionInterleavingTests()
    {
        _issuer = new ScriptedIssuer(_time);
        _store = new SteppedStore(_stored);
        _session = new TokenSession(_store, _issuer, new TokenSessionOptions { TimeProvider = _time });
    }

    [Fact]
    public async Task A_caller_that_was_still_reading_when_the_session_ended_starts_no_refresh()
    {
        _store.BeforeRead = _gate.Task;
        var caller = _session.GetTokenAsync().AsTask();
        await _session.DisposeAsync();
        _gate.SetResult();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => caller);
        Assert.Equal(0, _issuer.Calls);
    }

    [Fact]
    public async Task A_token_that_was_read_while_a_reset_was_under_way_is_forgotten()
    {
        await _stored.CompareReplaceAsync(null, _issuer.First(), default);
        _store.BeforeReset = _gate.Task;
        var reset = _session.ResetAsync().AsTask();
        Assert.Equal("access-0", (await _session.GetTokenAsync()).AccessToken);
        _gate.SetResult();
        await reset;

        Assert.Equal("access-1", (await _session.GetTokenAsync()).AccessToken);
    }

    [Fact]
    public async Task A_token_that_could_not_be_stored_is_stored_before_the_next_refresh()
    {
        var first = _issuer.First();
        await _stored.CompareReplaceAsync(null, first, default);
        _store.BeforeWrite = Task.FromException(new TokenStoreException("The disk is full."));
        await Assert.ThrowsAsync<TokenStoreException>(() => _session.RecoverAsync(first).AsTask());
        var second = await _session.GetTokenAsync();
        await Assert.ThrowsAsync<TokenStoreException>(() => _session.RecoverAsync(second).AsTask());
        Assert.Equal(1, _issuer.Calls);

        _store.BeforeWrite = Task.CompletedTask;
        _session.ReportAccepted(second);

        Assert.Equal("access-2", (await _session.RecoverAsync(second)).AccessToken);
        Assert.Equal("access-2", (await _stored.ReadAsync(default))?.AccessToken);
        Assert.False(_issuer.IsFamilyRevoked);
    }

    [Fact]
    public async Task A_reset_waits_for_a_token_on_its_way_into_the_store()
    {
        _store.BeforeWrite = _gate.Task;
        var caller = _session.GetTokenAsync().AsTask();
        var reset = _session.ResetAsync().AsTask();
        Assert.False(reset.IsCompleted);
        _gate.SetResult();
        await reset;

        Assert.Null(await _stored.ReadAsync(default));
        await Assert.ThrowsAsync<AuthErrorException>(() => caller);
    }

    [Fact]
    public async Task A_shared_refresh_gives_nobody_a_token_that_had_expired_before_they_asked()
    {
        var first = _issuer.First();
        await _stored.CompareReplaceAsync(null, first, default);
        _issuer.Lifetime = TimeSpan.FromSeconds(30);
        _store.AfterWrite = _gate.Task;
        var leader = _session.RecoverAsync(first).AsTask();
        _time.Advance(TimeSpan.FromSeconds(31));
        var follower = _session.RecoverAsync(first).AsTask();
        _gate.SetResult();

        Assert.Equal("access-1", (await leader).AccessToken);
        Assert.Equal("access-2", (await follower).AccessToken);
    }

    [Fact]
    public async Task Whoever_comes_after_a_reset_does_not_share_the_refresh_that_it_overtook()
    {
        _issuer.Close();
        var before = _session.GetTokenAsync().AsTask();
        await _session.ResetAsync();
        var after = _session.GetTokenAsync().AsTask();
        _issuer.Open();

        await Assert.ThrowsAsync<AuthErrorException>(() => before);
        Assert.Equal("access-2", (await after).AccessToken);
    }
}
