using System;
using System.IO;
using System.Runtime.InteropServices;

namespace AuthErrors.Internal.Files;

/// <summary>
/// The error numbers that a token store tells apart, whether a call of ours met them or one of .NET's, whose exceptions carry them as
/// <see cref="Exception.HResult"/>.
/// </summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NotFound = 2;
    public const int Interrupted = 4;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int NoSpace = 28;
    public const int ReadOnlyFileSystem = 30;

    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    public static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    public static int Last => Marshal.GetLastPInvokeError();

    private static int QuotaExceeded => OperatingSystem.IsLinux() ? 122 : 69;

    /// <summary>What the last call of ours met.</summary>
    public static Exception ToException()
    {
        var errno = Last;
        var message = Marshal.GetPInvokeErrorMessage(errno);
        return errno is AccessDenied or NotPermitted ? new UnauthorizedAccessException(message) : new IOException(message, errno);
    }

    public static bool IsFull(Exception exception)
        => exception.HResult is NoSpace or WindowsDiskFull or WindowsHandleDiskFull || (!OperatingSystem.IsWindows() && exception.HResult == QuotaExceeded);
}
