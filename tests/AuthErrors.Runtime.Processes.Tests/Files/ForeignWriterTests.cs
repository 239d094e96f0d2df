using System;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Files;

/// <summary>Programs that take no lock, and write in the middle of a replacement: one whose first sync to the disk takes long.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ForeignWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task A_token_that_another_program_stored_during_a_replacement_is_not_overwritten()
    {
        var said = await ReplaceWhileAsync("""{"access_token":"theirs"}""");

        Assert.Equal("lost", said);
        Assert.Equal("""{"access_token":"theirs"}""", File.ReadAllText(_folder.File));
    }

    [SkippableFact]
    public async Task What_another_program_changed_beside_the_token_during_a_replacement_is_kept()
    {
        var said = await ReplaceWhileAsync("""{"access_token":"old","theirs":1}""");

        Assert.Equal("stored", said);
        Assert.Equal("""{"access_token":"new","theirs":1,"kind":"oauth"}""" + "\n", File.ReadAllText(_folder.File));
    }

    private async Task<string> ReplaceWhileAsync(string content)
    {
        Requirements.RequireLinuxWith("strace");
        File.WriteAllText(_folder.File, """{"access_token":"old"}""");
        var replaced = StoreWorker.RunToolAsync(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=3000000:when=1", .. StoreWorker.Command("replace", _folder.File, "new")]);
        while (Directory.GetFiles(_folder.Path, "*.tmp").Length == 0 && !replaced.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        await File.WriteAllTextAsync(_folder.File, content);
        return await replaced;
    }
}
