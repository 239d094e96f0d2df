using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

/// <summary>What stores, issuers, clocks and callers do that they should not, or do seldom.</summary>
public sealed class SessionEdgeTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedIssuer _issuer;
    private readonly AuthToken _first;
    private readonly InMemoryTokenStore _store;

    public SessionEdgeTests()
    {
        _issuer = new ScriptedIssuer(_time);
        _first = _issuer.First();
        _store = new InMemoryTokenStore(_first);
    }

    [Fact]
    public async Task Without_an_issuer_a_new_login_is_adopted()
    {
        await using var session = new TokenSession(_store);
        Assert.Equal(_first, await session.GetTokenAsync());
        var login = new AuthToken("login", CredentialKind.OAuth);
        await _store.CompareReplaceAsync(_first, login, default);

        Assert.Equal(login, await session.RecoverAsync(_first));
        Assert.Equal(login, await session.GetTokenAsync());
    }

    [Fact]
    public async Task A_token_whose_grant_has_ended_is_not_given_out_again()
    {
        _issuer.Answer = static _ => new IssueResult.Refused("invalid_grant.");
        await using var session = Create();
        Assert.Equal(_first, await session.GetTokenAsync());
        await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());

        await Assert.ThrowsAsync<AuthErrorException>(() => session.GetTokenAsync().AsTask());
    }

    [Fact]
    public async Task A_token_that_has_expired_on_arrival_is_no_reason_to_ask_for_the_next_one()
    {
        _issuer.Lifetime = TimeSpan.Zero;
        var store = new InMemoryTokenStore();
        await using var session = new TokenSession(store, _issuer, new TokenSessionOptions { TimeProvider = _time });
        for (var i = 0; i < 5; i++)
        {
            await Record.ExceptionAsync(() => session.GetTokenAsync().AsTask());
        }

        Assert.Equal(1, _issuer.Calls);
    }

    [Fact]
    public async Task A_server_that_prolongs_the_same_token_is_asked_once()
    {
        var issuer = new ProlongingIssuer(_time);
        await using var session = new TokenSession(
            new InMemoryTokenStore(issuer.Token()), issuer, new TokenSessionOptions { TimeProvider = _time });
        _time.Advance(TimeSpan.FromHours(1));

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.GetTokenAsync().AsTask()));
        Assert.All(tokens, token => Assert.True(token.ExpiresAt > _time.GetUtcNow()));
        await session.GetTokenAsync();
        Assert.Equal(1, issuer.Calls);
    }

    [Fact]
    public async Task Sessions_that_share_a_prolonged_token_ask_once()
    {
        var issuer = new ProlongingIssuer(_time);
        var store = new InMemoryTokenStore(issuer.Token());
        await using var one = new TokenSession(store, issuer, new TokenSessionOptions { TimeProvider = _time });
        await using var other = new TokenSession(store, issuer, new TokenSessionOptions { TimeProvider = _time });
        await one.GetTokenAsync();
        await other.GetTokenAsync();
        _time.Advance(TimeSpan.FromHours(1));
        await using var held = await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        var waiting = new[] { one.GetTokenAsync().AsTask(), other.GetTokenAsync().AsTask() };
        await held!.DisposeAsync();
        await Task.WhenAll(waiting);

        Assert.Equal(1, issuer.Calls);
    }

    [Fact]
    public async Task A_token_is_not_lost_whatever_the_store_throws()
    {
        await using var session = new TokenSession(new ThrowingStore(_store), _issuer, new TokenSessionOptions { TimeProvider = _time });
        var error = await Assert.ThrowsAsync<TokenStoreException>(() => session.RecoverAsync(_first).AsTask());

        Assert.IsType<IOException>(error.InnerException?.InnerException);
        Assert.Equal("access-1", (await session.GetTokenAsync()).AccessToken);
    }

    [Fact]
    public async Task A_refresh_does_not_depend_on_the_context_of_the_caller_that_began_it()
    {
        await using var session = Create();
        _issuer.Close();
        var stopped = new StoppedContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(stopped);
        Task<AuthToken> began;
        try
        {
            began = session.RecoverAsync(_first).AsTask();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        _issuer.Open();
        Assert.Equal("access-1", (await session.RecoverAsync(_first)).AccessToken);
        Assert.Equal("access-1", (await began).AccessToken);
        Assert.Equal(0, stopped.Posts);
    }

    [Fact]
    public async Task A_logout_is_not_undone_by_a_renewal_that_was_early_and_failed()
    {
        _issuer.Lifetime = TimeSpan.FromMinutes(10);
        await _store.CompareReplaceAsync(_first, _issuer.First(), default);
        await using var session = Create();
        await session.GetTokenAsync();
        _time.Advance(TimeSpan.FromMinutes(9.5));
        _issuer.Close();
        var waiting = session.GetTokenAsync().AsTask();
        await session.ResetAsync();
        _issuer.Answer = static _ => new IssueResult.Unavailable();
        _issuer.Open();

        await Assert.ThrowsAsync<AuthErrorException>(() => waiting);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(TimeSpan.TicksPerDay * 20_000)]
    public async Task A_wait_without_end_has_one(long ticks)
    {
        _issuer.Answer = _ => new IssueResult.Unavailable(TimeSpan.FromTicks(ticks));
        await using var session = Create();
        await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());

        Assert.Equal(TimeSpan.FromDays(366), error.RetryAfter);
        Assert.Equal(1, _issuer.Calls);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_pause_longer()
    {
        _issuer.Answer = static _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(30));
        await using var session = Create();
        await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());
        _time.Advance(TimeSpan.FromDays(-365));

        Assert.Equal(TimeSpan.FromSeconds(30), (await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask())).RetryAfter);
        _time.Advance(TimeSpan.FromSeconds(30));
        _issuer.Answer = static _ => null;
        Assert.Equal("access-1", (await session.RecoverAsync(_first)).AccessToken);
    }

    [Fact]
    public async Task Whoever_comes_in_a_pause_hears_what_began_it()
    {
        _issuer.Answer = static _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(30), "Set THE_KEY or sign up.");
        await using var session = Create();
        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(_first).AsTask());
            Assert.Equal("No new token can be had now. Set THE_KEY or sign up. Wait 30 s.", error.Message);
        }
    }

    [Fact]
    public async Task What_an_issuer_leaves_running_may_use_the_session_when_the_refresh_is_over()
    {
        TokenSession? session = null;
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<AuthToken>? left = null;
        _issuer.Answer = _ =>
        {
            left = Task.Run(async () =>
            {
                await go.Task;
                return await session!.RecoverAsync(new AuthToken("access-1", CredentialKind.OAuth, "refresh-1"));
            });
            return null;
        };
        session = Create();
        session.ReportAccepted(await session.RecoverAsync(_first));
        _issuer.Answer = static _ => null;
        go.SetResult();

        Assert.Equal("access-2", (await left!).AccessToken);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task A_read_that_was_slow_does_not_bring_an_old_token_back()
    {
        var slow = new SlowStore(_store);
        await using var session = new TokenSession(slow, _issuer, new TokenSessionOptions { TimeProvider = _time });
        slow.Answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = session.GetTokenAsync().AsTask();
        var answer = slow.Answer;
        slow.Answer = null;
        var second = await session.RecoverAsync(_first);
        answer.SetResult();
        await reading;

        Assert.Equal(second, await session.GetTokenAsync());
    }

    [Fact]
    public async Task A_wait_for_the_lock_leaves_time_to_adopt_what_its_holder_stored()
    {
        var lockTimeouts = new List<TimeSpan>();
        await using var observed = new TokenSession(
            new LockObserver(_store, lockTimeouts), _issuer, new TokenSessionOptions { TimeProvider = _time, RefreshTimeout = TimeSpan.FromSeconds(10), LockTimeout = TimeSpan.FromHours(1) });
        await observed.RecoverAsync(_first);

        Assert.Equal([TimeSpan.FromSeconds(5)], lockTimeouts);
    }

    [Fact]
    public async Task A_store_that_has_gone_does_not_hide_what_came_of_the_refresh()
    {
        _issuer.Close();
        await using var session = Create();
        var caller = session.RecoverAsync(_first).AsTask();
        _store.Dispose();
        _issuer.Open();

        Assert.Equal("access-1", (await caller).AccessToken);
    }

    [Fact]
    public async Task Errors_say_what_happened_and_what_to_do()
    {
        await using var session = new TokenSession(_store, _issuer, new TokenSessionOptions { TimeProvider = _time, LockTimeout = TimeSpan.Zero });
        await using (await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))
        {
            Assert.Equal(
                "Another process is refreshing the token and has not finished. Nothing was changed; try again.", await ErrorOfAsync(() => session.RecoverAsync(_first)));
        }

        _issuer.Answer = static _ => throw new InvalidOperationException();
        Assert.Equal("No new token can be had now. It failed.", await ErrorOfAsync(() => session.RecoverAsync(_first)));
        _issuer.Answer = static _ => new IssueResult.Unavailable();
        Assert.Equal("No new token can be had now. The issuer is not available.", await ErrorOfAsync(() => session.RecoverAsync(_first)));
        await _store.ResetAsync(default);
        Assert.Equal("The login was ended while its token was refreshed. Log in again.", await ErrorOfAsync(() => session.RecoverAsync(_first)));
        await using var withoutIssuer = new TokenSession(_store);
        Assert.Equal("The token was rejected, and nothing can renew it. Log in again.", await ErrorOfAsync(() => withoutIssuer.RecoverAsync(_first)));
        Assert.Equal(
            "The API key was rejected. Check it; it is kept as it is.", await ErrorOfAsync(() => withoutIssuer.RecoverAsync(new AuthToken("key", CredentialKind.ApiKey))));
    }

    [Fact]
    public async Task A_pause_without_a_reason_says_who_asked_for_it()
    {
        _issuer.Answer = static _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(9));
        await using var session = Create();
        await ErrorOfAsync(() => session.RecoverAsync(_first));

        Assert.Equal("No new token can be had now. The issuer has asked to wait. Wait 9 s.", await ErrorOfAsync(() => session.RecoverAsync(_first)));
    }

    [Fact]
    public async Task A_shorter_pause_does_not_end_a_longer_one()
    {
        _issuer.Answer = static _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(90));
        await using var session = Create();
        await ErrorOfAsync(() => session.RecoverAsync(_first));
        _time.Advance(TimeSpan.FromSeconds(89));

        Assert.EndsWith("Wait 1 s.", await ErrorOfAsync(() => session.RecoverAsync(_first)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_has_ended_says_so_to_everybody()
    {
        var session = Create();
        await session.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.GetTokenAsync().AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.RecoverAsync(_first).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.ResetAsync().AsTask());
        Assert.NotNull(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_store_in_memory_heeds_a_cancellation_before_it_takes_effect()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(() => _store.ReadAsync(cancelled).AsTask());
        await Assert.ThrowsAsync<OperationCanceledException>(() => _store.CompareReplaceAsync(_first, null, cancelled).AsTask());
        await Assert.ThrowsAsync<OperationCanceledException>(() => _store.ResetAsync(cancelled).AsTask());
        Assert.Equal(_first, await _store.ReadAsync(default));
    }

    private static async Task<string> ErrorOfAsync(Func<ValueTask<AuthToken>> call) => (await Assert.ThrowsAsync<AuthErrorException>(() => call().AsTask())).Message;

    private TokenSession Create() => new(_store, _issuer, new TokenSessionOptions { TimeProvider = _time });

    private sealed class ProlongingIssuer(TimeProvider time) : ITokenIssuer
    {
        public int Calls { get; private set; }

        public AuthToken Token() => new("same", CredentialKind.OAuth, "same-refresh", time.GetUtcNow() + TimeSpan.FromHours(1));

        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            await Task.Yield();
            return new IssueResult.Issued(Token());
        }
    }

    private sealed class StoppedContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => _posts;

        public override void Post(SendOrPostCallback d, object? state) => Interlocked.Increment(ref _posts);
    }

    private sealed class ThrowingStore(ITokenStore inner) : StoreAround(inner)
    {
        public override ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken) => throw new IOException("The network is gone.");
    }

    private sealed class SlowStore(ITokenStore inner) : StoreAround(inner)
    {
        public TaskCompletionSource? Answer { get; set; }

        public override async ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
        {
            var token = await base.ReadAsync(cancellationToken);
            await (Answer?.Task ?? Task.CompletedTask);
            return token;
        }
    }

    private sealed class LockObserver(ITokenStore inner, List<TimeSpan> timeouts) : StoreAround(inner)
    {
        public override ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        {
            timeouts.Add(timeout);
            return base.TryAcquireRefreshLockAsync(timeout, cancellationToken);
        }
    }
}
