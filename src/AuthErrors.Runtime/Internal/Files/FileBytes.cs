using System;
using System.Buffers;
using System.IO;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>The content of a token file in a rented buffer, which is wiped on disposal: it held secrets, and the next tenant is anybody.</summary>
internal sealed class FileBytes : IDisposable
{
    public const int MaxSize = 1 << 20;

    private readonly int _length;
    private byte[]? _buffer;

    private FileBytes(byte[]? buffer, int length, FileStatus status)
    {
        _buffer = buffer;
        _length = length;
        Status = status;
    }

    /// <summary>The file's status from before it was read: what is written while it is read shows in a later status.</summary>
    public FileStatus Status { get; }

    public bool IsTooLarge => Status.Size > MaxSize;

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    /// <summary>Reads a file as it is now. What is too large is not read.</summary>
    /// <param name="target">The file.</param>
    /// <param name="found">What stands there now; <see langword="null"/> for nothing.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    /// <exception cref="TokenStoreException">It cannot be read, is none, or belongs to somebody else.</exception>
    public static FileBytes? Read(TargetPath target, FileStatus? found)
    {
        if (found is not { } status)
        {
            return null;
        }

        // A pipe must not even be opened.
        RefuseUnlessOurFile(target, status);
        try
        {
            using var handle = Open(target.Path);
            return handle is null ? null : Read(target, handle);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not TokenStoreException))
        {
            throw StoreError.Unreadable(target, exception);
        }
    }

    /// <summary>Refuses whatever is no file of this user.</summary>
    /// <exception cref="TokenStoreException">It is none.</exception>
    public static void RefuseUnlessOurFile(TargetPath target, FileStatus status)
    {
        if (status.Kind != FileKind.Regular)
        {
            throw StoreError.NotAFile(target, status.Kind);
        }

        if (!status.IsOurs)
        {
            throw StoreError.Foreign(target, "file");
        }
    }

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, _length));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SafeFileHandle? Open(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return UnixFiles.OpenToRead(path);
        }

        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static FileBytes Read(TargetPath target, SafeFileHandle handle)
    {
        // Somebody may have put another file there since.
        var status = FileStatus.Of(handle);
        RefuseUnlessOurFile(target, status);
        if (status.Size > MaxSize)
        {
            return new FileBytes(buffer: null, length: 0, status);
        }

        var size = (int)status.Size;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var length = 0;
        int read;
        while (length < size && (read = RandomAccess.Read(handle, buffer.AsSpan(length, size - length), length)) > 0)
        {
            length += read;
        }

        return new FileBytes(buffer, length, status);
    }
}
