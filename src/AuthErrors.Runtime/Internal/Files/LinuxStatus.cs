using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>Status by statx(2): unlike stat(2), its structure is the same on every architecture.</summary>
internal static class LinuxStatus
{
    private const int AtCurrentFolder = -100;
    private const int AtNoFollow = 0x100;
    private const int AtEmptyPath = 0x1000;
    private const uint BasicStatus = 0x7FF;
    private const ulong MountRoot = 0x2000;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static FileStatus? Of(string path)
    {
        if (Libc.StatX(AtCurrentFolder, path, AtNoFollow, BasicStatus, out var status) == 0)
        {
            return From(status);
        }

        return Errno.Last == Errno.NotFound ? null : throw Errno.ToException();
    }

    public static FileStatus Of(SafeFileHandle handle)
        => Libc.StatX(handle, "", AtEmptyPath, BasicStatus, out var status) == 0 ? From(status) : throw Errno.ToException();

    private static FileStatus From(in StatX status) => new(
        UnixMode.KindOf(status.Mode),
        status.Owner == UnixFiles.CurrentUser,
        ((ulong)status.DeviceMajor << 32) | status.DeviceMinor,
        status.Inode,
        (long)status.Size,
        (status.WrittenSeconds * NanosecondsPerSecond) + status.WrittenNanoseconds,
        (status.ChangedSeconds * NanosecondsPerSecond) + status.ChangedNanoseconds,
        (status.Attributes & MountRoot) != 0);
}
