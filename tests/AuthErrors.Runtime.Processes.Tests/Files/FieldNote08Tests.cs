using System;
using System.Globalization;
using System.IO;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FieldNote08Tests : IDisposable
{
    private const int Rounds = 200;
    private const int Seed = 8;

    // Large, so that writing takes long enough to be hit.
    private static readonly string Ballast = new('x', 500_000);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task FieldNote08_A_kill_at_any_moment_of_a_write_leaves_the_old_file_or_the_new_one()
    {
        Requirements.RequireLinuxWith();
        File.WriteAllText(_folder.File, $$"""{"access_token":"0","refresh_token":"0","ballast":"{{Ballast}}"}""");
        var random = new Random(Seed);
        var last = 0;
        var interrupted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var writer = StoreWorker.Start("rewrite", _folder.File, "1000000");
            Assert.Equal("ready", await writer.ReadLineAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 10));
            await writer.KillAsync();

            // Read without any of the store's patience.
            using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File));
            var number = file.RootElement.GetProperty("access_token").GetString()!;
            Assert.Equal(number, file.RootElement.GetProperty("refresh_token").GetString());
            Assert.Equal(Ballast, file.RootElement.GetProperty("ballast").GetString());
            Assert.InRange(int.Parse(number, CultureInfo.InvariantCulture), last, int.MaxValue);
            last = int.Parse(number, CultureInfo.InvariantCulture);
            interrupted += Directory.GetFiles(_folder.Path, "*.tmp").Length > 0 ? 1 : 0;
        }

        // Some were hit while they wrote, some after; and the next writer cleans up.
        Assert.InRange(interrupted, 1, Rounds);
        Assert.NotEqual(0, last);
        Assert.Equal("stored", await StoreWorker.RunAsync("replace", _folder.File, "next"));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [SkippableFact]
    public async Task FieldNote08_A_read_only_folder_is_noticed_before_the_refresh_token_is_spent()
    {
        Requirements.RequireLinuxWith("setpriv");
        Assert.Equal("stored", await StoreWorker.RunUnprivilegedAsync("replace", _folder.File, "old"));
        Assert.Equal("released", await StoreWorker.RunUnprivilegedAsync("lock", _folder.File));
        _folder.MakeReadOnly();

        var lockError = await StoreWorker.RunUnprivilegedAsync("lock", _folder.File);
        var writeError = await StoreWorker.RunUnprivilegedAsync("replace", _folder.File, "new");

        Assert.Equal($"error: The token file {_folder.File} cannot be written: access is denied. Give this user the right to write it and its folder.", lockError);
        Assert.Equal(lockError, writeError);
        Assert.Equal("old", await StoreWorker.RunUnprivilegedAsync("read", _folder.File));
    }

    [SkippableFact]
    public async Task FieldNote08_A_read_only_folder_without_lock_files_cannot_be_locked()
    {
        Requirements.RequireLinuxWith("setpriv");
        _folder.MakeReadOnly();

        var error = await StoreWorker.RunUnprivilegedAsync("lock", _folder.File);

        Assert.StartsWith($"error: The lock file {_folder.File}.lock cannot be locked: access is denied.", error, StringComparison.Ordinal);
        Assert.Equal("none", await StoreWorker.RunUnprivilegedAsync("read", _folder.File));
    }
}
