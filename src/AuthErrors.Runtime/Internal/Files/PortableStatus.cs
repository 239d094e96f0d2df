using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>Status by what .NET tells: on Windows, and on Unix systems whose structures are not known here.</summary>
internal static class PortableStatus
{
    private const int NanosecondsPerTick = 100;

    public static FileStatus? Of(string path)
    {
        var file = new FileInfo(path);
        FileAttributes attributes;
        try
        {
            attributes = File.GetAttributes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        var kind = KindOf(attributes);
        return From(kind, kind != FileKind.Link || IsOurLink(file), kind == FileKind.Regular ? file.Length : 0, file.LastWriteTimeUtc);
    }

    public static FileStatus Of(SafeFileHandle handle)
        => From(FileKind.Regular, isOurs: true, RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle));

    private static FileKind KindOf(FileAttributes attributes)
        => attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? FileKind.Directory
            : attributes.HasFlag(FileAttributes.Device) ? FileKind.Other
            : FileKind.Regular;

    // Whose link it is cannot be told on other systems, so none is followed there.
    private static bool IsOurLink(FileInfo file) => OperatingSystem.IsWindows() && WindowsFiles.IsOwnedByUser(file);

    private static FileStatus From(FileKind kind, bool isOurs, long size, DateTime writtenAt)
    {
        var nanoseconds = (writtenAt - DateTime.UnixEpoch).Ticks * NanosecondsPerTick;
        return new(kind, isOurs, Volume: 0, Id: 0, size, nanoseconds, nanoseconds, IsMountPoint: false);
    }
}
