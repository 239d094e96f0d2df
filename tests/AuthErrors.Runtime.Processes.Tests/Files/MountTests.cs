using System;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Files;

/// <summary>What needs a file system of its own: each script runs in a mount namespace, and its mounts end with it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MountTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("replace", "new")]
    [InlineData("lock")]
    [InlineData("reset")]
    public async Task FieldNote12_A_bind_mounted_file_is_refused_with_what_to_do(params string[] verb)
    {
        File.WriteAllText(_folder.File, """{"access_token":"old"}""");

        var said = await RunAsync($"mount --bind '{_folder.File}' '{_folder.File}'", verb);

        Assert.Equal(
            $"error: The token file {_folder.File} is mounted by itself (a bind mount), so no new file can take its place. Mount its folder instead.", said);
        Assert.Equal("""{"access_token":"old"}""", File.ReadAllText(_folder.File));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [SkippableFact]
    public async Task A_bind_mounted_file_can_be_read()
    {
        File.WriteAllText(_folder.File, """{"access_token":"old"}""");

        Assert.Equal("old", await RunAsync($"mount --bind '{_folder.File}' '{_folder.File}'", "read"));
    }

    [SkippableTheory]
    [InlineData("lock")]
    [InlineData("replace", "new")]
    public async Task A_full_disk_is_noticed_before_anything_is_lost(params string[] verb)
    {
        var said = await RunAsync($"{Mount("size=64k")} && {Script("replace", "old")} && {Script("lock")} && {Fill}", verb);

        Assert.Equal($"error: The token file {_folder.File} cannot be written: the disk is full, or this user's share of it. Free some space.", said);
    }

    [SkippableFact]
    public async Task On_a_full_disk_the_old_token_stays_and_no_temporary_does()
    {
        Assert.Equal("old", await RunAsync($"{Mount("size=64k")} && {Script("replace", "old")} && {Fill}; {Script("replace", "new")}", "read"));
        Assert.Equal("0", await RunScriptAsync($"{Mount("size=64k")} && {Script("replace", "old")} && {Fill}; {Script("replace", "new")}; ls '{_folder.Path}' | grep -c tmp"));
    }

    [SkippableTheory]
    [InlineData("lock")]
    [InlineData("replace", "new")]
    [InlineData("reset")]
    public async Task A_read_only_file_system_is_an_error_that_says_so(params string[] verb)
    {
        var said = await RunAsync($"{Mount("size=64k")} && {Script("replace", "old")} && mount -o remount,ro '{_folder.Path}'", verb);

        Assert.Contains("its file system is read-only. Make it writable, or name another path.", said, StringComparison.Ordinal);
    }

    private string Fill => $"(cat /dev/zero > '{_folder.At("fill")}' 2>/dev/null || true)";

    private string Mount(string options) => $"mount -t tmpfs -o {options} tmpfs '{_folder.Path}'";

    private string Script(params string[] verb) => $"'{string.Join("' '", StoreWorker.Command([verb[0], _folder.File, .. verb[1..]]))}' </dev/null";

    private Task<string> RunAsync(string before, params string[] verb) => RunScriptAsync($"{before}; {Script(verb)}");

    private static async Task<string> RunScriptAsync(string script)
    {
        Requirements.RequireLinuxWith("unshare", "mount");
        Requirements.Require(await StoreWorker.RunToolAsync("sh", "-c", "unshare -rm echo yes 2>/dev/null") == "yes", "Needs namespaces for users and mounts.");
        return await StoreWorker.RunToolAsync("unshare", "-rm", "sh", "-c", script);
    }
}
