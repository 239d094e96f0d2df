using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Files;
using Xunit;

namespace AuthErrors.Runtime.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileLockTests : IDisposable
{
    private static readonly AuthToken Token = new("a", CredentialKind.OAuth);

    private readonly TemporaryFolder _folder = new();
    private readonly EagerTimeProvider _time = new();
    private readonly FileTokenStore _store;
    private readonly FileTokenStore _other;

    public FileLockTests()
    {
        _store = new FileTokenStore(_folder.File, new FileTokenStoreOptions { TimeProvider = _time });
        _other = new FileTokenStore(_folder.File, new FileTokenStoreOptions { TimeProvider = _time });
    }

    private string LockFile => _folder.File + ".lock";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_stores_of_one_process_exclude_each_other_until_disposal()
    {
        var first = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Assert.NotNull(first);
        Assert.Null(await _other.TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
        Assert.Null(await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default));

        await first.DisposeAsync();
        await using var second = await _other.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Assert.NotNull(second);

        // The first one's lock is gone; disposing it again must not release the second one's.
        await first.DisposeAsync();
        Assert.Null(await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task The_wait_grows_from_one_millisecond_to_ten_and_ends_with_the_time_out()
    {
        await using var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);

        Assert.Null(await _other.TryAcquireRefreshLockAsync(TimeSpan.FromMilliseconds(48), default));

        Assert.Equal([1, 2, 4, 8, 10, 10, 10, 3], _time.Delays.Select(static delay => delay.TotalMilliseconds));
    }

    [Fact]
    public async Task A_lock_that_is_released_while_it_is_waited_for_is_taken()
    {
        var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        _time.OnDelay = count => _ = count == 50 ? held!.DisposeAsync() : default;

        await using var acquired = await _other.TryAcquireRefreshLockAsync(Timeout.InfiniteTimeSpan, default);

        Assert.NotNull(acquired);
        Assert.Equal(50, _time.Delays.Count);
    }

    [Fact]
    public async Task Whoever_waits_while_the_file_is_replaced_does_not_rehearse_what_was_just_done()
    {
        await _store.CompareReplaceAsync(null, Token, default);
        var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        FileLock? writeLock = null;
        _time.OnDelay = _ =>
        {
            _time.OnDelay = null;
            var replacement = _folder.File + ".new";
            File.Copy(_folder.File, replacement);
            File.Move(replacement, _folder.File, overwrite: true);
            writeLock = TryTake(_folder.File + ".write.lock");
            ((IDisposable)held!).Dispose();
        };

        // A rehearsal would need the write lock.
        await using var acquired = await _other.TryAcquireRefreshLockAsync(Timeout.InfiniteTimeSpan, default);

        Assert.NotNull(acquired);
        Assert.NotNull(writeLock);
        writeLock.Dispose();
    }

    [Fact]
    public async Task Whoever_waits_while_the_file_stays_rehearses()
    {
        await _store.CompareReplaceAsync(null, Token, default);
        var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        FileLock? writeLock = null;
        _time.OnDelay = _ =>
        {
            _time.OnDelay = null;
            File.AppendAllText(_folder.File, " ");
            writeLock = TryTake(_folder.File + ".write.lock");
            ((IDisposable)held!).Dispose();
        };

        await Assert.ThrowsAsync<TokenStoreException>(() => _other.TryAcquireRefreshLockAsync(Timeout.InfiniteTimeSpan, default).AsTask());

        Assert.NotNull(writeLock);
        writeLock.Dispose();
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        using var cancellation = new CancellationTokenSource();
        _time.OnDelay = _ => cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _other.TryAcquireRefreshLockAsync(TimeSpan.FromHours(1), cancellation.Token).AsTask());
    }

    [Fact]
    public async Task The_lock_file_is_the_users_alone_and_stays()
    {
        await (await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))!.DisposeAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LockFile));
        Assert.Equal(["token.json.lock", "token.json.write.lock"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lock_on_a_file_that_was_removed_meanwhile_is_not_taken_for_the_lock()
    {
        var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        var fresh = default(FileLock);
        _time.OnDelay = count =>
        {
            if (count == 1)
            {
                File.Delete(LockFile);
            }
        };

        // While this one waits, the file is removed: the next attempt makes another, and has that.
        await using var acquired = await _other.TryAcquireRefreshLockAsync(TimeSpan.FromSeconds(1), default);
        fresh = await FileLock.TryAcquireAsync(LockFile, TimeSpan.Zero, _time, default);

        Assert.NotNull(acquired);
        Assert.Null(fresh);
        await held!.DisposeAsync();
    }

    [Fact]
    public async Task A_lock_file_that_is_a_link_is_refused()
    {
        File.WriteAllText(_folder.At("elsewhere"), "");
        File.CreateSymbolicLink(LockFile, _folder.At("elsewhere"));

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default).AsTask());

        Assert.Contains(LockFile, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_file_that_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(LockFile);

        await Assert.ThrowsAsync<TokenStoreException>(() => _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default).AsTask());
    }

    [Fact]
    public async Task A_store_whose_folder_cannot_be_made_cannot_be_locked()
    {
        File.WriteAllText(_folder.At("file"), "");

        var error = await Assert.ThrowsAsync<TokenStoreException>(
            () => new FileTokenStore(_folder.At("file/token.json")).TryAcquireRefreshLockAsync(TimeSpan.Zero, default).AsTask());

        Assert.Contains(_folder.At("file/token.json"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_that_could_not_be_replaced_is_noticed_before_the_lock_is_given_out()
    {
        Directory.CreateDirectory(_folder.File);

        await Assert.ThrowsAsync<TokenStoreException>(() => _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default).AsTask());

        // And the lock is free again.
        await using var free = await FileLock.TryAcquireAsync(LockFile, TimeSpan.Zero, _time, default);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task A_store_that_nobody_can_write_is_noticed_before_the_lock_is_given_out()
    {
        // No temporary fits beside a name of this length, and the lock files do.
        var store = new FileTokenStore(_folder.At(new string('n', 240)));

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default).AsTask());

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_holder_can_store_and_others_can_store_and_reset_meanwhile()
    {
        await using var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);

        Assert.True(await _store.CompareReplaceAsync(null, Token, default));
        await _other.ResetAsync(default);

        Assert.Null(await _store.ReadAsync(default));
        Assert.Empty(_time.Delays);
    }

    /// <summary>Takes a free lock, which needs no wait.</summary>
    private static FileLock? TryTake(string path)
    {
        var taking = FileLock.TryAcquireAsync(path, TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
        Assert.True(taking.IsCompletedSuccessfully);
        return taking.GetAwaiter().GetResult();
    }
}
