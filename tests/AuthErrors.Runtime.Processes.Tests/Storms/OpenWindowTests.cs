using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using AuthErrors.Runtime.Worker.Loopback;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>The one window that no client can close: the server has rotated, and whoever asked dies before it has stored the answer.</summary>
public sealed class OpenWindowTests
{
    private const string Ended = "failed Reauthenticate The login has ended: The token endpoint answered 400 (invalid_grant). Log in again.";

    [Fact]
    public async Task A_kill_between_rotation_and_store_costs_one_login_and_everybody_is_told_so()
    {
        await using var authority = new LoopbackAuthority();
        await using var store = new FileStormStore();
        await store.Store.CompareReplaceAsync(null, authority.Current, CancellationToken.None);
        await using var second = StormProcess.Start(authority, "second", store.WorkerArguments);
        await using var third = StormProcess.Start(authority, "third", store.WorkerArguments);
        Assert.StartsWith("accepted ", await second.CallAsync(), StringComparison.Ordinal);
        Assert.StartsWith("accepted ", await third.CallAsync(), StringComparison.Ordinal);

        authority.Expire();
        await KillInTheWindowAsync(authority, store);

        Assert.Equal(Ended, await second.CallAsync());
        Assert.True(authority.IsFamilyRevoked);
        Assert.Null(await store.Store.ReadAsync(CancellationToken.None));

        // Nobody shows the authority the spent token again, and nobody hears of anything but the login.
        Assert.Equal("failed Reauthenticate The login was ended while its token was refreshed. Log in again.", await third.CallAsync());
        Assert.Single(authority.Reuses);

        var login = authority.LogIn();
        Assert.True(await store.Store.CompareReplaceAsync(null, login, CancellationToken.None));
        Assert.Equal("accepted " + login.Fingerprint, await second.CallAsync());
        Assert.Equal("accepted " + login.Fingerprint, await third.CallAsync());
    }

    [Fact]
    public async Task A_login_that_is_stored_while_the_old_one_is_refused_is_not_cleared_with_it()
    {
        await using var authority = new LoopbackAuthority();
        await using var store = new FileStormStore();
        var spent = authority.Current;
        await store.Store.CompareReplaceAsync(null, spent, CancellationToken.None);
        authority.Expire();
        await KillInTheWindowAsync(authority, store);

        await using var second = StormProcess.Start(authority, "second", store.WorkerArguments);
        using var answer = new HeldAnswer(authority);
        var call = second.CallAsync();
        await answer.WaitAsync();
        var login = authority.LogIn();
        Assert.True(await store.Store.CompareReplaceAsync(spent, login, CancellationToken.None));
        answer.Release();

        // Whoever was refused goes on with the new login: nobody is told to log in who just did.
        Assert.Equal("accepted " + login.Fingerprint, await call);
        Assert.Equal(login, await store.Store.ReadAsync(CancellationToken.None));
    }

    private static async Task KillInTheWindowAsync(LoopbackAuthority authority, FileStormStore store)
    {
        await using var victim = StormProcess.Start(authority, "victim", store.WorkerArguments);
        using var answer = new HeldAnswer(authority);
        await victim.LoopAsync();
        await answer.WaitAsync();
        victim.Kill();
        await victim.WaitForExitAsync();
    }
}
