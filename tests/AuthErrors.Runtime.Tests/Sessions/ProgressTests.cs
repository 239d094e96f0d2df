using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

public sealed class ProgressTests
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Everybody_who_waits_hears_everything_however_late_they_came()
    {
        await using var session = new TokenSession(new InMemoryTokenStore(), new TalkativeIssuer(_open.Task));
        var (early, late) = (new Listener(), new Listener());
        var first = session.GetTokenAsync(early).AsTask();
        var second = session.GetTokenAsync(late).AsTask();
        _open.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(["Registering…", "Trying once more…"], early.Heard);
        Assert.Equal(["Registering…", "Trying once more…"], late.Heard);
    }

    [Fact]
    public async Task A_listener_that_throws_fails_its_own_caller_and_nobody_else()
    {
        var issuer = new TalkativeIssuer(_open.Task);
        await using var session = new TokenSession(new InMemoryTokenStore(), issuer);
        var broken = session.GetTokenAsync(new Listener(static () => throw new InvalidOperationException("broken"))).AsTask();
        var other = session.GetTokenAsync().AsTask();
        _open.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal("access", (await other).AccessToken);
        Assert.Equal(1, issuer.Calls);
    }

    [Fact]
    public async Task A_listener_is_told_outside_the_lock()
    {
        var store = new InMemoryTokenStore();
        await using var session = new TokenSession(store, new TalkativeIssuer(_open.Task));
        using var release = new ManualResetEventSlim();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = Task.Run(async () => await session.GetTokenAsync(new Listener(() =>
        {
            heard.TrySetResult();
            release.Wait();
        })));
        await heard.Task;
        _open.SetResult();

        // The refresh ends and lets go of the lock although its first caller is still busy listening.
        Assert.Equal("access", (await session.GetTokenAsync()).AccessToken);
        await using (var refreshLock = await store.TryAcquireRefreshLockAsync(TimeSpan.FromSeconds(30), default))
        {
            Assert.NotNull(refreshLock);
        }

        Assert.False(blocked.IsCompleted);
        release.Set();
        await blocked;
    }

    private sealed class Listener(Action? onReport = null) : IProgress<AuthProgress>
    {
        public List<string> Heard { get; } = [];

        public void Report(AuthProgress value)
        {
            Heard.Add(value.Message);
            onReport?.Invoke();
        }
    }

    private sealed class TalkativeIssuer(Task open) : ITokenIssuer
    {
        public int Calls { get; private set; }

        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            request.Progress?.Report(new AuthProgress("Registering…"));
            await open;
            request.Progress?.Report(new AuthProgress("Trying once more…"));
            return new IssueResult.Issued(new AuthToken("access", CredentialKind.Anonymous));
        }
    }
}
