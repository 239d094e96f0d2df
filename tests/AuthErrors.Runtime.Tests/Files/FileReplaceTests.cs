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
public sealed class FileReplaceTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly AuthToken First = new("first", CredentialKind.OAuth, "refresh-1", DateTimeOffset.UnixEpoch);
    private static readonly AuthToken Second = new("second", CredentialKind.OAuth, "refresh-2");

    private readonly TemporaryFolder _folder = new();
    private readonly EagerTimeProvider _time = new();
    private readonly FileTokenStore _store;

    public FileReplaceTests() => _store = new FileTokenStore(_folder.File, new FileTokenStoreOptions { TimeProvider = _time });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_token_is_stored_replaced_and_cleared()
    {
        Assert.True(await _store.CompareReplaceAsync(null, First, default));
        var read = await _store.ReadAsync(default);
        Assert.Equal(First, read);
        Assert.Equal(First.ExpiresAt, read!.ExpiresAt);

        Assert.True(await _store.CompareReplaceAsync(First, Second, default));
        Assert.Equal(Second, await _store.ReadAsync(default));

        Assert.True(await _store.CompareReplaceAsync(Second, null, default));
        Assert.Null(await _store.ReadAsync(default));
        Assert.False(File.Exists(_folder.File));
    }

    [Fact]
    public async Task What_is_not_expected_is_neither_replaced_nor_cleared()
    {
        Assert.False(await _store.CompareReplaceAsync(First, Second, default));
        Assert.False(await _store.CompareReplaceAsync(First, null, default));
        await _store.CompareReplaceAsync(null, First, default);

        Assert.False(await _store.CompareReplaceAsync(null, Second, default));
        Assert.False(await _store.CompareReplaceAsync(Second, null, default));
        Assert.False(await _store.CompareReplaceAsync(new AuthToken("first", CredentialKind.OAuth), Second, default));
        Assert.Equal(First, await _store.ReadAsync(default));
    }

    [Fact]
    public async Task Clearing_nothing_succeeds() => Assert.True(await _store.CompareReplaceAsync(null, null, default));

    [Fact]
    public async Task Of_many_writers_that_expect_the_same_one_wins()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => new FileTokenStore(_folder.File)).ToList();

        var won = await Task.WhenAll(stores.Select((store, i) => store.CompareReplaceAsync(null, new AuthToken($"{i}", CredentialKind.OAuth), default).AsTask()));

        Assert.Single(won, true);
        Assert.Equal($"{Array.IndexOf(won, true)}", (await _store.ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task Members_of_other_programs_survive_replacing_and_clearing()
    {
        File.WriteAllText(_folder.File, """{"theirs":{"a":1},"access_token":"first","refresh_token":"refresh-1"}""");

        Assert.True(await _store.CompareReplaceAsync(First, Second, default));
        Assert.Equal("""{"theirs":{"a":1},"access_token":"second","refresh_token":"refresh-2","kind":"oauth"}""" + "\n", File.ReadAllText(_folder.File));
        Assert.True(await _store.CompareReplaceAsync(Second, null, default));
        Assert.Equal("""{"theirs":{"a":1}}""" + "\n", File.ReadAllText(_folder.File));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public async Task The_file_and_the_lock_are_the_users_alone_whatever_the_file_was(UnixFileMode before)
    {
        File.WriteAllText(_folder.File, """{"access_token":"first","refresh_token":"refresh-1"}""");
        File.SetUnixFileMode(_folder.File, before);

        Assert.True(await _store.CompareReplaceAsync(First, Second, default));

        Assert.Equal(Private, File.GetUnixFileMode(_folder.File));
        Assert.Equal(Private, File.GetUnixFileMode(_folder.File + ".write.lock"));
    }

    [Fact]
    public async Task Folders_that_are_missing_are_made_for_the_user_alone()
    {
        var store = new FileTokenStore(_folder.At("a/b/token.json"));

        Assert.True(await store.CompareReplaceAsync(null, First, default));

        Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("a")));
        Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("a/b")));
        Assert.Equal(Private, File.GetUnixFileMode(_folder.At("a/b/token.json")));
    }

    [Fact]
    public async Task Temporaries_of_killed_processes_are_swept_and_nothing_else_is()
    {
        const string Random = "0123456789ABCDEF";
        string[] others =
        [
            $"token.json.old.{Random}.tmp", "token.json.old.tmp", $"token.json.{Random}.bak", $"token.json-{Random}.tmp",
            $"token.json.{Random[1..]}g.tmp", $"other.json.{Random}.tmp", $"xtoken.json.{Random}.tmp",
        ];
        foreach (var name in others.Append($"token.json.{Random}.tmp"))
        {
            File.WriteAllText(_folder.At(name), "");
        }

        await _store.CompareReplaceAsync(null, First, default);

        Assert.Equal(
            [.. others.Append("token.json").Append("token.json.write.lock").Order(StringComparer.Ordinal)],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_corrupt_file_is_not_overwritten()
    {
        File.WriteAllText(_folder.File, """{"access_token":"hunter2""");

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.CompareReplaceAsync(null, First, default).AsTask());

        Assert.Contains("is not valid JSON", error.Message, StringComparison.Ordinal);
        Assert.Equal("""{"access_token":"hunter2""", File.ReadAllText(_folder.File));
    }

    [Fact]
    public async Task A_token_that_the_format_cannot_keep_is_refused_before_anything_is_written()
    {
        var store = new FileTokenStore(_folder.File, new FileTokenStoreOptions { Format = TokenFileFormat.ForAnonymous() });

        var refresh = await Assert.ThrowsAsync<TokenStoreException>(() => store.CompareReplaceAsync(null, new AuthToken("hunter2", CredentialKind.Anonymous, "r"), default).AsTask());
        var kind = await Assert.ThrowsAsync<TokenStoreException>(() => store.CompareReplaceAsync(null, new AuthToken("hunter2", CredentialKind.OAuth), default).AsTask());

        Assert.Contains("no place for a refresh token", refresh.Message, StringComparison.Ordinal);
        Assert.Contains("no place for a token of the kind OAuth", kind.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Cancellation_before_it_takes_effect_changes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.CompareReplaceAsync(null, First, new CancellationToken(canceled: true)).AsTask());

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_write_lock_that_is_never_released_is_an_error_in_the_end()
    {
        await using var held = await FileLock.TryAcquireAsync(_folder.File + ".write.lock", TimeSpan.Zero, _time, default);

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.CompareReplaceAsync(null, First, default).AsTask());

        Assert.Contains("another process holds", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(10), TimeSpan.FromTicks(_time.Delays.Sum(static delay => delay.Ticks)));
        Assert.False(File.Exists(_folder.File));
    }

    [Fact]
    public async Task Writers_wait_for_each_other()
    {
        var held = await FileLock.TryAcquireAsync(_folder.File + ".write.lock", TimeSpan.Zero, _time, default);
        _time.OnDelay = count =>
        {
            if (count == 3)
            {
                held!.Dispose();
            }
        };

        Assert.True(await _store.CompareReplaceAsync(null, First, default));
    }
}
