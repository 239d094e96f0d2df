using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

public sealed class TokenSessionTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedIssuer _issuer;
    private readonly InMemoryTokenStore _store;
    private readonly AuthToken _first;

    public TokenSessionTests()
    {
        _issuer = new ScriptedIssuer(_time);
        _first = _issuer.First();
        _store = new InMemoryTokenStore(_first);
    }

    [Fact]
    public async Task FieldNote01_A_hundred_concurrent_rejections_of_one_token_cause_one_issue_call()
    {
        await using var session = Create();
        _issuer.Close();

        var callers = Enumerable.Range(0, 100).Select(_ => session.RecoverAsync(_first).AsTask()).ToList();
        _issuer.Open();
        var tokens = await Task.WhenAll(callers);

        Assert.Equal(1, _issuer.Calls);
        Assert.Equal("access-1", Assert.Single(tokens.Distinct()).AccessToken);
    }

    [Fact]
    public async Task FieldNote02_A_late_rejection_of_an_old_token_adopts_the_new_one_and_issues_nothing()
    {
        await using var session = Create();
        var second = await session.RecoverAsync(_first);

        Assert.Same(second, await session.RecoverAsync(_first));
        Assert.Equal(1, _issuer.Calls);
    }

    [Fact]
    public async Task A_token_that_somebody_else_stored_is_adopted()
    {
        await using var session = Create();
        Assert.Equal(_first, await session.GetTokenAsync());
        var theirs = new AuthToken("theirs", CredentialKind.OAuth, "their-refresh");
        await _store.CompareReplaceAsync(_first, theirs, default);

        Assert.Equal(theirs, await session.RecoverAsync(_first));
        Assert.Equal(0, _issuer.Calls);
    }

    [Fact]
    public async Task A_rejection_that_joined_the_refresh_of_another_token_is_not_answered_with_the_rejected_one()
    {
        await using var session = Create();
        var second = new AuthToken("access-b", CredentialKind.OAuth, "refresh-b");
        _issuer.Close();
        var late = session.RecoverAsync(_first).AsTask();
        await _store.CompareReplaceAsync(_first, second, default);
        var rejected = session.RecoverAsync(second).AsTask();
        _issuer.Open();

        Assert.Equal(second, await late);
        Assert.NotEqual(second, await rejected);
    }

    [Fact]
    public async Task FieldNote07_Cancelling_the_leader_after_the_server_has_rotated_loses_nothing()
    {
        await using var session = Create();
        _issuer.Close();
        using var leader = new CancellationTokenSource();
        var first = session.RecoverAsync(_first, leader.Token).AsTask();
        var follower = session.RecoverAsync(_first).AsTask();
        await leader.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _issuer.Open();

        Assert.Equal("access-1", (await follower).AccessToken);
        Assert.Equal("access-1", (await _store.ReadAsync(default))!.AccessToken);
        Assert.Equal(1, _issuer.Calls);
    }

    [Fact]
    public async Task Disposal_waits_for_the_refresh_that_is_under_way()
    {
        var session = Create();
        _issuer.Close();
        var caller = session.RecoverAsync(_first).AsTask();
        var disposal = session.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        _issuer.Open();
        await disposal;

        Assert.Equal("access-1", (await _store.ReadAsync(default))!.AccessToken);
        Assert.Equal("access-1", (await caller).AccessToken);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.GetTokenAsync().AsTask());
    }

    [Fact]
    public async Task FieldNote05_A_busy_lock_never_turns_into_an_unguarded_refresh()
    {
        await using var session = Create(options => options.LockTimeout = TimeSpan.Zero);
        await using (await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))
        {
            var busy = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());
            Assert.Equal(AuthRecovery.Backoff, busy.Recovery);
            Assert.Equal(0, _issuer.Calls);
        }

        Assert.Equal("access-1", (await session.RecoverAsync(_first)).AccessToken);
    }

    [Fact]
    public async Task A_busy_lock_gives_the_token_that_its_holder_stored()
    {
        await using var session = Create(options => options.LockTimeout = TimeSpan.Zero);
        await using (await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))
        {
            var theirs = new AuthToken("theirs", CredentialKind.OAuth);
            await _store.CompareReplaceAsync(_first, theirs, default);
            Assert.Equal(theirs, await session.RecoverAsync(_first));
        }
    }

    [Fact]
    public async Task FieldNote09_A_refresh_response_that_omits_the_refresh_token_keeps_the_old_one()
    {
        _issuer.OmitsRefreshToken = true;
        await using var session = Create();

        Assert.Equal("refresh-0", (await session.RecoverAsync(_first)).RefreshToken);
        Assert.Equal("refresh-0", (await _store.ReadAsync(default))!.RefreshToken);
    }

    [Fact]
    public async Task FieldNote10_A_refusal_clears_once_and_then_fails_fast()
    {
        _issuer.Answer = static _ => new IssueResult.Refused("invalid_grant.");
        await using var session = Create();

        for (var i = 0; i < 3; i++)
        {
            var refused = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());
            Assert.Equal(AuthRecovery.Reauthenticate, refused.Recovery);
        }

        Assert.Equal(1, _issuer.Calls);
        Assert.Null(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task FieldNote04_A_refusal_never_deletes_the_token_of_a_winner()
    {
        var theirs = new AuthToken("theirs", CredentialKind.OAuth);
        _issuer.Answer = request =>
        {
            Assert.True(_store.CompareReplaceAsync(request.Current, theirs, default).AsTask().GetAwaiter().IsCompleted);
            return new IssueResult.Refused("invalid_grant.");
        };
        await using var session = Create();

        // A new login is not told to log in again.
        Assert.Equal(theirs, await session.RecoverAsync(_first));
        Assert.Equal(theirs, await _store.ReadAsync(default));
    }

    [Theory]
    [InlineData(CredentialKind.OAuth, "The login has ended: It is over. Log in again.")]
    [InlineData(CredentialKind.Anonymous, "No token was given: It is over.")]
    [InlineData(null, "No token was given: It is over.")]
    public async Task Only_a_login_that_is_refused_has_ended(CredentialKind? kind, string message)
    {
        _issuer.Answer = static _ => new IssueResult.Refused("It is over.");
        using var store = new InMemoryTokenStore(kind is null ? null : new AuthToken("first", kind.Value));
        await using var session = new TokenSession(store, _issuer);

        var refused = await Assert.ThrowsAsync<AuthErrorException>(
            () => (kind is null ? session.GetTokenAsync() : session.RecoverAsync(new AuthToken("first", kind.Value))).AsTask());

        Assert.Equal((message, AuthRecovery.Reauthenticate), (refused.Message, refused.Recovery));
        Assert.Null(await store.ReadAsync(default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_of_a_winner_that_has_expired_is_not_given_out(bool isRefused)
    {
        var theirs = new AuthToken("theirs", CredentialKind.OAuth, expiresAt: _time.GetUtcNow());
        _issuer.Answer = request =>
        {
            Assert.True(_store.CompareReplaceAsync(request.Current, theirs, default).AsTask().GetAwaiter().IsCompleted);
            return isRefused ? new IssueResult.Refused("invalid_grant.") : null;
        };
        await using var session = Create();
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());

        Assert.Equal(AuthRecovery.Backoff, error.Recovery);
        Assert.Equal(theirs, await _store.ReadAsync(default));
    }

    [Fact]
    public async Task FieldNote10_An_issuer_that_cannot_be_reached_is_no_logout()
    {
        _issuer.Answer = static _ => throw new HttpRequestException("down");
        await using var session = Create();
        var unavailable = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());

        Assert.Equal(AuthRecovery.Backoff, unavailable.Recovery);
        Assert.IsType<HttpRequestException>(unavailable.InnerException);
        Assert.Equal(_first, await _store.ReadAsync(default));
    }

    [Fact]
    public async Task FieldNote15_Retry_After_opens_one_cooldown_for_all_callers()
    {
        _issuer.Answer = static _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(90));
        await using var session = Create();
        for (var i = 0; i < 5; i++)
        {
            var wait = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());
            Assert.Equal(TimeSpan.FromSeconds(90 - i), wait.RetryAfter);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, _issuer.Calls);
        _issuer.Answer = static _ => null;
        _time.Advance(TimeSpan.FromSeconds(85));
        Assert.Equal("access-1", (await session.RecoverAsync(_first)).AccessToken);
    }

    [Fact]
    public async Task A_token_that_was_never_accepted_is_not_issued_again_when_it_is_rejected()
    {
        await using var session = Create();
        var second = await session.RecoverAsync(_first);
        for (var i = 30; i > 0; i -= 10)
        {
            var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(second).AsTask());

            Assert.Equal((AuthRecovery.Backoff, TimeSpan.FromSeconds(i)), (error.Recovery, error.RetryAfter));
            Assert.Contains("has just issued was rejected", error.Message, StringComparison.Ordinal);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        // Somebody else may have had it accepted long ago: the pause ends.
        Assert.Equal(1, _issuer.Calls);
        Assert.Equal("access-2", (await session.RecoverAsync(second)).AccessToken);
    }

    [Fact]
    public async Task A_token_that_was_accepted_once_is_refreshed_at_once_when_it_is_rejected()
    {
        await using var session = Create();
        var second = await session.RecoverAsync(_first);
        session.ReportAccepted(second);

        Assert.Equal("access-2", (await session.RecoverAsync(second)).AccessToken);
    }

    [Theory]
    [InlineData(3600, 3540)]
    [InlineData(100, 90)]
    public async Task FieldNote19_A_token_is_renewed_a_minute_or_a_tenth_of_its_life_early(int lifetime, int renewed)
    {
        _issuer.Lifetime = TimeSpan.FromSeconds(lifetime);
        await _store.CompareReplaceAsync(_first, _issuer.First(), default);
        await using var session = Create();

        Assert.Equal("access-0", (await session.GetTokenAsync()).AccessToken);
        _time.Advance(TimeSpan.FromSeconds(renewed - 1));
        Assert.Equal("access-0", (await session.GetTokenAsync()).AccessToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("access-1", (await session.GetTokenAsync()).AccessToken);
    }

    [Fact]
    public async Task FieldNote19_A_token_that_is_still_good_is_served_when_its_early_renewal_fails_and_an_expired_one_never()
    {
        _issuer.Lifetime = TimeSpan.FromSeconds(3600);
        await _store.CompareReplaceAsync(_first, _issuer.First(), default);
        _issuer.Answer = static _ => new IssueResult.Unavailable();
        await using var session = Create();
        await session.GetTokenAsync();

        _time.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal("access-0", (await session.GetTokenAsync()).AccessToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<AuthErrorException>(() => session.GetTokenAsync().AsTask());
    }

    [Fact]
    public async Task FieldNote19_The_rejection_of_the_server_beats_the_clock()
    {
        _issuer.Lifetime = TimeSpan.FromHours(1);
        var fresh = _issuer.First();
        await _store.CompareReplaceAsync(_first, fresh, default);
        await using var session = Create();
        Assert.Equal(fresh, await session.GetTokenAsync());

        Assert.Equal("access-1", (await session.RecoverAsync(fresh)).AccessToken);
    }

    [Fact]
    public async Task Logging_out_during_a_refresh_does_not_bring_the_session_back()
    {
        await using var session = Create();
        _issuer.Close();
        var caller = session.RecoverAsync(_first).AsTask();
        await session.ResetAsync();
        _issuer.Open();

        await Assert.ThrowsAsync<AuthErrorException>(() => caller);
        Assert.Null(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task Logging_out_during_the_first_issue_does_not_bring_the_session_back()
    {
        await using var session = Create();
        await session.ResetAsync();
        _issuer.Close();
        var caller = session.GetTokenAsync().AsTask();
        await session.ResetAsync();
        _issuer.Open();

        await Assert.ThrowsAsync<AuthErrorException>(() => caller);
        Assert.Null(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_token_that_the_store_cannot_take_is_not_lost()
    {
        var store = new UnwritableStore(_store);
        await using var session = new TokenSession(store, _issuer, new TokenSessionOptions { TimeProvider = _time });

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => session.RecoverAsync(_first).AsTask());
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(_first, await _store.ReadAsync(default));

        Assert.Equal("access-1", (await session.RecoverAsync(_first)).AccessToken);
        Assert.Equal("access-1", (await session.GetTokenAsync()).AccessToken);
        Assert.Equal(1, _issuer.Calls);
    }

    [Fact]
    public async Task An_issuer_that_calls_back_into_its_session_gets_an_error()
    {
        TokenSession? session = null;
        var issuer = new CallingBackIssuer(() => session!);
        session = new TokenSession(_store, issuer, new TokenSessionOptions { TimeProvider = _time });
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());

        Assert.IsType<InvalidOperationException>(error.InnerException);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task A_refresh_has_a_time_limit_of_its_own()
    {
        await using var session = Create(static options => options.RefreshTimeout = TimeSpan.FromSeconds(10));
        _issuer.Close();
        var caller = session.RecoverAsync(_first).AsTask();
        _time.Advance(TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => caller);

        Assert.Equal(AuthRecovery.Backoff, error.Recovery);
        Assert.Equal(_first, await _store.ReadAsync(default));
    }

    [Fact]
    public async Task An_issuer_that_heeds_no_time_limit_holds_up_neither_its_callers_nor_disposal_and_loses_nothing()
    {
        var issuer = new StubbornIssuer();
        var session = new TokenSession(_store, issuer, new TokenSessionOptions { TimeProvider = _time, RefreshTimeout = TimeSpan.FromSeconds(10) });
        var caller = session.RecoverAsync(_first).AsTask();
        _time.Advance(TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => caller);
        Assert.Equal(AuthRecovery.Backoff, error.Recovery);

        // It may be presenting the refresh token at this moment: nobody else gets the lock.
        Assert.Null(await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
        var disposal = session.DisposeAsync().AsTask();
        _time.Advance(TimeSpan.FromSeconds(10));
        await disposal;

        issuer.Answer.SetResult();
        await using var refreshLock = await _store.TryAcquireRefreshLockAsync(TimeSpan.FromSeconds(30), default);
        Assert.Equal("late", (await _store.ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task Without_a_token_an_issuer_that_needs_one_is_not_asked()
    {
        var issuer = new NeedyIssuer();
        await using var session = new TokenSession(new InMemoryTokenStore(), issuer, new TokenSessionOptions { ApiKeyVariable = "AUTHERRORS_TEST_UNSET" });
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.GetTokenAsync().AsTask());

        Assert.Equal("There is no credential. Log in again, or set AUTHERRORS_TEST_UNSET.", error.Message);
        Assert.Equal(0, issuer.Calls);
    }

    [Fact]
    public async Task Without_an_issuer_a_stored_token_is_served_until_it_expires()
    {
        var end = _time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await using var session = new TokenSession(
            new InMemoryTokenStore(new AuthToken("short", CredentialKind.OAuth, expiresAt: end)), options: new TokenSessionOptions { TimeProvider = _time });

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("short", (await session.GetTokenAsync()).AccessToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("There is no credential. Log in again.", (await Assert.ThrowsAsync<AuthErrorException>(() => session.GetTokenAsync().AsTask())).Message);
    }

    [Fact]
    public async Task A_token_that_nothing_can_renew_serves_until_its_end_and_is_kept()
    {
        var issuer = new NeedyIssuer();
        var store = new InMemoryTokenStore(new AuthToken("last", CredentialKind.OAuth, expiresAt: _time.GetUtcNow() + TimeSpan.FromMinutes(10)));
        await using var session = new TokenSession(store, issuer, new TokenSessionOptions { TimeProvider = _time });

        _time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Equal("last", (await session.GetTokenAsync()).AccessToken);
        Assert.Equal(0, issuer.Calls);
        Assert.NotNull(await store.ReadAsync(default));
    }

    [Fact]
    public async Task A_token_that_is_still_good_is_served_when_the_store_cannot_be_locked()
    {
        _issuer.Lifetime = TimeSpan.FromMinutes(10);
        await _store.CompareReplaceAsync(_first, _issuer.First(), default);
        await using var session = new TokenSession(new UnlockableStore(_store), _issuer, new TokenSessionOptions { TimeProvider = _time });

        _time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Equal("access-0", (await session.GetTokenAsync()).AccessToken);
        _time.Advance(TimeSpan.FromMinutes(0.1));
        await Assert.ThrowsAsync<TokenStoreException>(() => session.GetTokenAsync().AsTask());
        Assert.Equal(0, _issuer.Calls);
    }

    [Fact]
    public void Times_that_make_no_sense_are_refused_at_once()
    {
        foreach (var options in new[]
                 {
                     new TokenSessionOptions { RefreshTimeout = TimeSpan.Zero },
                     new TokenSessionOptions { LockTimeout = TimeSpan.FromSeconds(-5) },
                     new TokenSessionOptions { RejectedTokenCooldown = TimeSpan.Zero },
                 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new TokenSession(_store, _issuer, options));
        }
    }

    [Theory]
    [InlineData(" dep_live_key\n", "dep_live_key")]
    [InlineData("   ", null)]
    [InlineData("dep live", "throws")]
    public void White_space_around_a_key_is_no_part_of_it_and_within_is_a_mistake(string value, string? expected)
    {
        const string Variable = "AUTHERRORS_TEST_SPACED_KEY";
        Environment.SetEnvironmentVariable(Variable, value);
        try
        {
            if (expected == "throws")
            {
                var error = Assert.Throws<AuthErrorException>(() => Create(static options => options.ApiKeyVariable = Variable));
                Assert.Contains(Variable, error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(value, error.ToString(), StringComparison.Ordinal);
                return;
            }

            using var session = Create(static options => options.ApiKeyVariable = Variable);
            Assert.Equal(expected is not null, session.TryGetHeldToken(out var key));
            Assert.Equal(expected, key?.AccessToken);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    [Fact]
    public async Task The_API_key_of_the_environment_goes_before_every_token_and_is_never_thrown_away()
    {
        const string Variable = "AUTHERRORS_TEST_API_KEY";
        Environment.SetEnvironmentVariable(Variable, "dep_live_secret");
        try
        {
            await using var session = Create(static options => options.ApiKeyVariable = Variable);
            var key = await session.GetTokenAsync();
            var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(key).AsTask());

            Assert.Equal((CredentialKind.ApiKey, "dep_live_secret"), (key.Kind, key.AccessToken));
            Assert.Contains(Variable, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(0, _issuer.Calls);
            Assert.Equal(_first, await _store.ReadAsync(default));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    [Fact]
    public async Task Without_an_issuer_a_rejection_is_for_the_user()
    {
        await using var session = new TokenSession(_store);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());

        Assert.Equal(AuthRecovery.Reauthenticate, error.Recovery);
        Assert.Equal(_first, await _store.ReadAsync(default));
    }

    private TokenSession Create(Action<TokenSessionOptions>? configure = null)
    {
        var options = new TokenSessionOptions { TimeProvider = _time };
        configure?.Invoke(options);
        return new TokenSession(_store, _issuer, options);
    }

    private sealed class UnwritableStore(ITokenStore inner) : StoreAround(inner)
    {
        public override ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
            => throw new TokenStoreException("token.json: the disk is full.");
    }

    private sealed class UnlockableStore(ITokenStore inner) : StoreAround(inner)
    {
        public override ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
            => throw new TokenStoreException("token.json: the file system cannot lock.");
    }

    private sealed class StubbornIssuer : ITokenIssuer
    {
        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            await Answer.Task;
            return new IssueResult.Issued(new AuthToken("late", CredentialKind.OAuth, "late-refresh"));
        }
    }

    private sealed class NeedyIssuer : ITokenIssuer
    {
        public int Calls { get; private set; }

        public bool IssuesWithoutToken => false;

        public ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            return new(new IssueResult.Refused("There is nothing to renew."));
        }
    }

    private sealed class CallingBackIssuer(Func<TokenSession> session) : ITokenIssuer
    {
        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
            => new IssueResult.Issued(await session().RecoverAsync(request.Current!, cancellationToken));
    }
}
