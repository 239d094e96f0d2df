using System;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class OwnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Both belong to root everywhere.
    [SkippableTheory]
    [InlineData("/dev/stdin", "read", "link")]
    [InlineData("/dev/stdin", "reset", "link")]
    [InlineData("/etc/passwd", "read", "file")]
    public async Task What_belongs_to_another_user_is_refused(string path, string verb, string thing)
    {
        Requirements.RequireLinuxWith("setpriv");
        Requirements.Require(File.Exists(path), $"Needs {path}.");

        var said = await StoreWorker.RunUnprivilegedAsync(verb, path);

        Assert.StartsWith($"error: The token file {path} is refused: the {thing} belongs to another user", said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_file_of_another_user_is_not_replaced()
    {
        Requirements.RequireLinuxWith("setpriv");
        Requirements.Require(Environment.IsPrivilegedProcess, "Needs root, to make a file that is another user's.");
        File.WriteAllText(_folder.File, """{"access_token":"theirs"}""");

        Assert.Contains("belongs to another user", await StoreWorker.RunUnprivilegedAsync("replace", _folder.File, "new"), StringComparison.Ordinal);
        Assert.Contains("belongs to another user", await StoreWorker.RunUnprivilegedAsync("lock", _folder.File), StringComparison.Ordinal);
        Assert.Equal("""{"access_token":"theirs"}""", File.ReadAllText(_folder.File));
    }

    [SkippableFact]
    public async Task A_file_that_may_not_be_read_is_an_error_and_not_no_token()
    {
        Requirements.RequireLinuxWith("setpriv");
        Assert.Equal("stored", await StoreWorker.RunUnprivilegedAsync("replace", _folder.File, "old"));
        File.SetUnixFileMode(_folder.File, UnixFileMode.None);

        Assert.Equal(
            $"error: The token file {_folder.File} cannot be read: access is denied. Give this user the right to read it.",
            await StoreWorker.RunUnprivilegedAsync("read", _folder.File));
    }

    [SkippableTheory]
    [InlineData("000")]
    [InlineData("077")]
    [InlineData("277")]
    public async Task Files_and_folders_are_the_users_alone_whatever_the_umask(string umask)
    {
        Requirements.RequireLinuxWith("sh");
        var path = _folder.At("made/token.json");
        var command = string.Join("' '", StoreWorker.Command("replace", path, "new"));

        Assert.Equal("stored", await StoreWorker.RunToolAsync("sh", "-c", $"umask {umask}; exec '{command}'"));

        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Private, File.GetUnixFileMode(path));
        Assert.Equal(Private, File.GetUnixFileMode(path + ".write.lock"));
        Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("made")));
    }
}
