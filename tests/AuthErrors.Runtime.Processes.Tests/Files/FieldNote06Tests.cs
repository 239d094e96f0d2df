using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using AuthErrors.Internal.Files;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FieldNote06Tests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly FileTokenStore _store;

    public FieldNote06Tests() => _store = new FileTokenStore(_folder.File);

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task FieldNote06_Kill_minus_nine_of_the_lock_holder_frees_the_lock_and_the_lock_file_stays()
    {
        Requirements.RequireLinuxWith();
        using var holder = StoreWorker.Start("lock", _folder.File);
        Assert.Equal("locked", await holder.ReadLineAsync());
        Assert.Null(await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
        var lockFile = FileStatus.Of(_folder.File + ".lock")!.Value;

        await holder.KillAsync();

        await using var next = await _store.TryAcquireRefreshLockAsync(HangGuard, default);
        Assert.NotNull(next);
        Assert.True(FileStatus.Of(_folder.File + ".lock")!.Value.IsSameFileAs(lockFile));
    }

    [SkippableFact]
    public async Task FieldNote06_A_child_process_of_the_holder_does_not_inherit_the_lock()
    {
        Requirements.RequireLinuxWith("sleep");
        using var holder = StoreWorker.Start("lock", _folder.File, "with-child");
        var said = (await holder.ReadLineAsync())!.Split(' ');
        Assert.Equal("locked", said[0]);
        using var child = Process.GetProcessById(int.Parse(said[1], CultureInfo.InvariantCulture));
        try
        {
            await holder.KillAsync();

            Assert.False(child.HasExited);
            await using var next = await _store.TryAcquireRefreshLockAsync(HangGuard, default);
            Assert.NotNull(next);
        }
        finally
        {
            child.Kill();
        }
    }

    [SkippableFact]
    public async Task A_lock_excludes_other_programs_that_use_flock_and_is_excluded_by_them()
    {
        Requirements.RequireLinuxWith("flock");
        await using (await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))
        {
            Assert.Equal("busy", await StoreWorker.RunToolAsync("sh", "-c", $"flock -n '{_folder.File}.lock' echo free || echo busy"));
        }

        Assert.Equal("free", await StoreWorker.RunToolAsync("sh", "-c", $"flock -n '{_folder.File}.lock' echo free || echo busy"));
        var command = string.Join("' '", StoreWorker.Command("lock", _folder.File));
        Assert.Equal("busy", await StoreWorker.RunToolAsync("flock", _folder.File + ".lock", "sh", "-c", $"'{command}'"));
    }

    [SkippableFact]
    public async Task A_lock_on_a_file_that_was_removed_between_opening_and_locking_is_not_taken_for_the_lock()
    {
        Requirements.RequireLinuxWith("strace");
        var lockFile = _folder.File + ".lock";
        File.WriteAllText(lockFile, "");
        var late = StoreWorker.RunToolAsync(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-P", lockFile, "-e", "trace=flock", "-e", "inject=flock:delay_enter=3000000:when=1", .. StoreWorker.Command("lock", _folder.File)]);
        while (!IsOpenSomewhere(lockFile) && !late.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        File.Delete(lockFile);
        await using var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);

        Assert.NotNull(held);
        Assert.Equal("busy", await late);
    }

    [SkippableFact]
    public async Task The_switch_that_turns_dotnets_own_file_locks_off_does_not_turn_ours_off()
    {
        Requirements.RequireLinuxWith("env");
        await using var held = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);

        Assert.Equal("busy", await StoreWorker.RunToolAsync(["env", "DOTNET_SYSTEM_IO_DISABLEFILELOCKING=1", .. StoreWorker.Command("lock", _folder.File)]));
    }

    private static bool IsOpenSomewhere(string path)
        => Directory.GetDirectories("/proc").Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Any(process => HasOpen(process, path));

    private static bool HasOpen(string process, string path)
    {
        try
        {
            return Directory.GetFiles(process + "/fd").Any(descriptor => new FileInfo(descriptor).LinkTarget == path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return false;
        }
    }
}
