using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>LockFileEx on the first byte. It belongs to the handle, and closing the handle releases it.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsLock
{
    private const int FailImmediately = 1;
    private const int Exclusive = 2;
    private const int LockViolation = 33;

    /// <summary>Takes the lock, if it is free.</summary>
    /// <exception cref="IOException">The file system has no locks.</exception>
    public static unsafe bool TryLock(SafeFileHandle handle)
    {
        var overlapped = default(NativeOverlapped);
        if (LockFileEx(handle, Exclusive | FailImmediately, reserved: 0, bytesLow: 1, bytesHigh: 0, &overlapped))
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == LockViolation ? false : throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool LockFileEx(SafeFileHandle file, int flags, int reserved, int bytesLow, int bytesHigh, NativeOverlapped* overlapped);
}
