using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileResetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("{\"access_token\":")]
    [InlineData("{\"access_token\":\"a\",\"theirs\":1}")]
    public async Task The_file_is_deleted_whatever_it_holds(string content)
    {
        File.WriteAllText(_folder.File, content);

        await new FileTokenStore(_folder.File).ResetAsync(default);

        Assert.False(File.Exists(_folder.File));
    }

    [Fact]
    public async Task A_missing_file_is_fine()
    {
        await new FileTokenStore(_folder.File).ResetAsync(default);

        Assert.Equal(["token.json.write.lock"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_missing_folder_is_fine_and_stays_missing()
    {
        await new FileTokenStore(_folder.At("a/token.json")).ResetAsync(default);

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_folder_in_its_place_is_an_error_and_stays()
    {
        Directory.CreateDirectory(_folder.File);

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => new FileTokenStore(_folder.File).ResetAsync(default).AsTask());

        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_folder.File));
    }

    [Fact]
    public async Task Cancellation_before_it_takes_effect_deletes_nothing()
    {
        File.WriteAllText(_folder.File, "");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FileTokenStore(_folder.File).ResetAsync(new CancellationToken(canceled: true)).AsTask());

        Assert.True(File.Exists(_folder.File));
    }
}
