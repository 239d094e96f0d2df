using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>
/// flock(2): it belongs to the open descriptor, so two stores in one process exclude each other too, and closing some other descriptor of
/// the same file releases nothing (locks of fcntl(2) fail in both).
/// </summary>
internal static class UnixLock
{
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int Release = 8;

    /// <summary>Takes the lock, if it is free.</summary>
    /// <exception cref="System.IO.IOException">The file system has no locks, or no more.</exception>
    public static bool TryLock(SafeFileHandle handle)
    {
        while (Libc.FLock(handle, Exclusive | NonBlocking) != 0)
        {
            if (Errno.Last == Errno.WouldBlock)
            {
                return false;
            }

            if (Errno.Last != Errno.Interrupted)
            {
                throw Errno.ToException();
            }
        }

        return true;
    }

    public static void Unlock(SafeFileHandle handle) => Libc.FLock(handle, Release);
}
