using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>
/// Opens existing files. Not by .NET, which takes a lock of its own on every file that it opens, also with <see cref="FileShare.ReadWrite"/>:
/// opening a file that somebody holds locked would fail instead of waiting.
/// </summary>
internal static class UnixFiles
{
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode PrivateFolder = PrivateFile | UnixFileMode.UserExecute;

    /// <summary>The user that this process runs as. .NET does not change it, so that one system call is enough.</summary>
    public static uint CurrentUser { get; } = Libc.EffectiveUser();

    // These two have the same value everywhere.
    private const int ReadOnly = 0;
    private const int ReadWrite = 2;

    // No child process inherits a descriptor, which would hold a lock for as long as the child lives. The Linux value is that of every
    // architecture that .NET runs on.
    private static int CloseOnExec => OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0x100000;

    /// <summary>Opens a file or a folder for reading.</summary>
    /// <returns><see langword="null"/> when nothing is there.</returns>
    public static SafeFileHandle? OpenToRead(string path) => Open(path, ReadOnly | CloseOnExec);

    /// <summary>Opens a file for reading and writing.</summary>
    /// <returns><see langword="null"/> when nothing is there.</returns>
    public static SafeFileHandle? OpenToWrite(string path) => Open(path, ReadWrite | CloseOnExec);

    private static SafeFileHandle? Open(string path, int flags)
    {
        var descriptor = Libc.Open(path, flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true)
            : Errno.Last == Errno.NotFound ? null
            : throw Errno.ToException();
    }
}
