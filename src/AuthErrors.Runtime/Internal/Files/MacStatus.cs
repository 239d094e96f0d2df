using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>Status by lstat(2) and fstat(2). On x64 the plain names still mean the old structure with 32-bit inodes.</summary>
internal static class MacStatus
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static FileStatus? Of(string path)
    {
        if ((IsX64 ? Libc.LStatX64(path, out var status) : Libc.LStat(path, out status)) == 0)
        {
            return From(status);
        }

        return Errno.Last == Errno.NotFound ? null : throw Errno.ToException();
    }

    public static FileStatus Of(SafeFileHandle handle)
        => (IsX64 ? Libc.FStatX64(handle, out var status) : Libc.FStat(handle, out status)) == 0 ? From(status) : throw Errno.ToException();

    // A file cannot be mounted on a file here, so nothing but a folder is ever a mount point.
    private static FileStatus From(in MacStat status) => new(
        UnixMode.KindOf(status.Mode),
        status.Owner == UnixFiles.CurrentUser,
        status.Device,
        status.Inode,
        status.Size,
        (status.WrittenSeconds * NanosecondsPerSecond) + status.WrittenNanoseconds,
        (status.ChangedSeconds * NanosecondsPerSecond) + status.ChangedNanoseconds,
        IsMountPoint: false);
}
