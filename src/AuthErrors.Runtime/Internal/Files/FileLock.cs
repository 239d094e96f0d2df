using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>
/// An exclusive lock on a file of its own, which the system releases when its holder ends, however it ends. The file is never deleted:
/// whoever waits for it would wait for another file than the next one locks.
/// </summary>
internal sealed class FileLock : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(10);

    private SafeFileHandle? _handle;

    private FileLock(SafeFileHandle handle) => _handle = handle;

    /// <summary>Waits for the lock.</summary>
    /// <returns><see langword="null"/> when somebody else still holds it.</returns>
    /// <exception cref="TokenStoreException">The file cannot be locked at all.</exception>
    public static async ValueTask<FileLock?> TryAcquireAsync(string path, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var delay = FirstDelay;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire(path) is { } acquired)
            {
                return acquired;
            }

            var left = timeout == Timeout.InfiniteTimeSpan ? LongestDelay : timeout - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            // Not FIFO, and no wait in the kernel: that would take a thread for each waiter, and could not be cancelled.
            await Task.Delay(delay < left ? delay : left, time, cancellationToken).ConfigureAwait(false);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _handle, null) is not { } handle)
        {
            return;
        }

        // Closing alone would leave it to a process that is being forked in this moment.
        if (!OperatingSystem.IsWindows())
        {
            UnixLock.Unlock(handle);
        }

        handle.Dispose();
    }

    private static FileLock? TryAcquire(string path)
    {
        try
        {
            while (true)
            {
                var handle = Open(path);
                if (!TryLock(handle))
                {
                    handle.Dispose();
                    return null;
                }

                // Whoever removed the folder and made it anew has another file here, and the lock on the old one guards nothing.
                if (FileStatus.Of(path) is { } status && status.IsSameFileAs(FileStatus.Of(handle)))
                {
                    return new FileLock(handle);
                }

                handle.Dispose();
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not TokenStoreException))
        {
            throw StoreError.Unlockable(path, exception);
        }
    }

    private static bool TryLock(SafeFileHandle handle)
    {
        try
        {
            return OperatingSystem.IsWindows() ? WindowsLock.TryLock(handle) : UnixLock.TryLock(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static SafeFileHandle Open(string path)
    {
        while (true)
        {
            // A link could lead to a file that others lock too, or not at all.
            if (FileStatus.Of(path) is { } status && status.Kind != FileKind.Regular)
            {
                throw StoreError.LockIsNoFile(path);
            }

            if (TryOpen(path) is { } handle)
            {
                return handle;
            }

            Create(path);
        }
    }

    private static SafeFileHandle? TryOpen(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return UnixFiles.OpenToWrite(path);
        }

        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static void Create(string path)
    {
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            PrivateFiles.CreateNew(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was faster.
        }
    }
}
