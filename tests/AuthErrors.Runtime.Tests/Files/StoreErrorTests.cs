using System;
using System.IO;
using System.Linq;
using AuthErrors.Internal.Files;
using Xunit;

namespace AuthErrors.Runtime.Tests.Files;

/// <summary>What people read: which file, what is wrong, what to do. Some of it needs another user or a full disk to happen, which processes of the tests have.</summary>
public sealed class StoreErrorTests : IDisposable
{
    private const int NoSpace = 28;
    private const int QuotaExceededOnLinux = 122;
    private const int ReadOnlyFileSystem = 30;
    private const int Busy = 16;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(NoSpace, "the disk is full, or this user's share of it. Free some space.")]
    [InlineData(QuotaExceededOnLinux, "the disk is full, or this user's share of it. Free some space.")]
    [InlineData(unchecked((int)0x80070070), "the disk is full, or this user's share of it. Free some space.")]
    [InlineData(ReadOnlyFileSystem, "its file system is read-only. Make it writable, or name another path.")]
    [InlineData(Busy, "the system uses it otherwise (a bind mount?). Mount its folder instead.")]
    [InlineData(5, "Something odd.")]
    public void A_cause_of_the_system_is_explained(int errno, string explanation)
    {
        var target = TargetPath.Resolve(_path).Target;

        Assert.Equal(
            $"The token file {_path} cannot be written: {explanation}",
            StoreError.Unwritable(target, new IOException(errno == 5 ? "Something odd" : "?", errno)).Message);
    }

    [Fact]
    public void A_text_of_the_system_that_ends_in_a_stop_gets_no_second_one()
        => Assert.EndsWith(": Odd.", StoreError.Unreadable(TargetPath.Resolve(_path).Target, new IOException("Odd.", 5)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_right_is_named()
    {
        var target = TargetPath.Resolve(_path).Target;
        var denied = new UnauthorizedAccessException();

        Assert.Equal($"The token file {_path} cannot be read: access is denied. Give this user the right to read it.", StoreError.Unreadable(target, denied).Message);
        Assert.Equal($"The token file {_path} cannot be written: access is denied. Give this user the right to write it and its folder.", StoreError.Unwritable(target, denied).Message);
        Assert.Equal(
            $"The lock file {_path} cannot be locked: access is denied. Give this user the right to write it and its folder. Nothing is refreshed or stored without the lock.",
            StoreError.Unlockable(_path, denied).Message);
    }

    [Fact]
    public void Every_error_names_the_file_and_a_way_out()
    {
        var target = TargetPath.Resolve(_path).Target;
        foreach (var (error, remedy) in new[]
                 {
                     (StoreError.Foreign(target, "link"), "Delete it, or make it your own."),
                     (StoreError.Mounted(target), "Mount its folder instead."),
                     (StoreError.KeepsChanging(target), "End that program."),
                     (StoreError.WriteLockBusy(target), "End that process."),
                     (StoreError.TooManyLinks(_path), "Name the file itself."),
                     (StoreError.LockIsNoFile(_path), "Delete it."),
                     (StoreError.NotAFile(target, FileKind.Other), "Move it away, or name another path."),
                 })
        {
            Assert.Contains(_path, error.Message, StringComparison.Ordinal);
            Assert.EndsWith(remedy, error.Message, StringComparison.Ordinal);
        }

        Assert.Contains("the link belongs to another user", StoreError.Foreign(target, "link").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_times_of_a_file_are_those_of_the_system()
    {
        var written = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_path, written);
        var status = FileStatus.Of(_path)!.Value;

        Assert.Equal((written - DateTime.UnixEpoch).Ticks * 100, status.WrittenAt);
        Assert.InRange(status.ChangedAt, status.WrittenAt, long.MaxValue);
        Assert.Equal(1, new[] { status.ChangedAt / 1_000_000_000 }.Count(static seconds => seconds > 1_700_000_000));
    }
}
