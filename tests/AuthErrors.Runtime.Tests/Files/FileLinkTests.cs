using System;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileLinkTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly AuthToken Token = new("a", CredentialKind.OAuth);

    private readonly TemporaryFolder _folder = new();
    private readonly FileTokenStore _store;

    public FileLinkTests()
    {
        _store = new FileTokenStore(_folder.File);
        Directory.CreateDirectory(_folder.At("real"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FieldNote12_Replacing_a_linked_file_keeps_link_mode_and_target()
    {
        File.CreateSymbolicLink(_folder.File, "real/target.json");
        File.WriteAllText(_folder.At("real/target.json"), "{}");
        File.SetUnixFileMode(_folder.At("real/target.json"), Private);

        Assert.True(await _store.CompareReplaceAsync(null, Token, default));

        Assert.Equal("real/target.json", new FileInfo(_folder.File).LinkTarget);
        Assert.Equal(Private, File.GetUnixFileMode(_folder.At("real/target.json")));
        Assert.Equal(Token, await new FileTokenStore(_folder.At("real/target.json")).ReadAsync(default));
        Assert.Equal(Token, await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_store_at_the_link_and_one_at_the_file_share_a_lock()
    {
        File.CreateSymbolicLink(_folder.File, _folder.At("real/target.json"));
        await using var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);

        Assert.Null(await new FileTokenStore(_folder.At("real/target.json")).TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
        Assert.True(File.Exists(_folder.At("real/target.json.lock")));
        Assert.False(File.Exists(_folder.File + ".lock"));
    }

    [Fact]
    public async Task A_chain_of_links_is_followed()
    {
        File.CreateSymbolicLink(_folder.File, "second");
        File.CreateSymbolicLink(_folder.At("second"), "real/third");
        File.CreateSymbolicLink(_folder.At("real/third"), "target.json");

        Assert.Null(await _store.ReadAsync(default));
        Assert.True(await _store.CompareReplaceAsync(null, Token, default));
        Assert.Equal(Token, await new FileTokenStore(_folder.At("real/target.json")).ReadAsync(default));
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_no_token_and_its_target_is_created()
    {
        File.CreateSymbolicLink(_folder.File, "missing/folder/target.json");

        Assert.Null(await _store.ReadAsync(default));
        Assert.True(await _store.CompareReplaceAsync(null, Token, default));
        Assert.Equal("missing/folder/target.json", new FileInfo(_folder.File).LinkTarget);
        Assert.Equal(Private, File.GetUnixFileMode(_folder.At("missing/folder/target.json")));
    }

    [Fact]
    public async Task Up_from_behind_a_linked_folder_is_where_the_system_says()
    {
        Directory.CreateDirectory(_folder.At("real/deep"));
        Directory.CreateSymbolicLink(_folder.At("short"), "real/deep");
        File.CreateSymbolicLink(_folder.At("real/deep/token.json"), "../target.json");

        Assert.True(await new FileTokenStore(_folder.At("short/token.json")).CompareReplaceAsync(null, Token, default));

        Assert.True(File.Exists(_folder.At("real/target.json")));
        Assert.False(File.Exists(_folder.At("target.json")));
    }

    [Fact]
    public async Task Links_in_a_circle_are_an_error()
    {
        File.CreateSymbolicLink(_folder.File, "other");
        File.CreateSymbolicLink(_folder.At("other"), "token.json");

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.ReadAsync(default).AsTask());

        Assert.Contains("too many links", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_behind_a_link_names_both()
    {
        File.CreateSymbolicLink(_folder.File, "real");

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.ReadAsync(default).AsTask());

        Assert.Contains($"{_folder.File} (a link to {_folder.At("real")}) is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_deletes_the_file_and_leaves_the_link()
    {
        File.CreateSymbolicLink(_folder.File, "real/target.json");
        File.WriteAllText(_folder.At("real/target.json"), "");

        await _store.ResetAsync(default);

        Assert.False(File.Exists(_folder.At("real/target.json")));
        Assert.Equal("real/target.json", new FileInfo(_folder.File).LinkTarget);
    }

    [Fact]
    public async Task The_target_is_remembered_and_a_link_that_leads_elsewhere_is_noticed()
    {
        File.WriteAllText(_folder.At("real/one"), """{"access_token":"one"}""");
        File.WriteAllText(_folder.At("real/two"), """{"access_token":"two"}""");
        File.CreateSymbolicLink(_folder.File, "real/one");
        var time = new EagerTimeProvider();
        time.Advance(TimeSpan.FromSeconds(10));
        var store = new FileTokenStore(_folder.File, new FileTokenStoreOptions { TimeProvider = time });

        var one = await store.ReadAsync(default);
        Assert.Same(one, await store.ReadAsync(default));
        File.Delete(_folder.File);
        File.CreateSymbolicLink(_folder.File, "real/two");

        Assert.Equal("two", (await store.ReadAsync(default))!.AccessToken);
    }
}
