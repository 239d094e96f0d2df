using System;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Internal.Files;

/// <summary>
/// What the system says of a file, without following a link. .NET tells neither the owner nor the identity of a file, so it is asked directly.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsOurs">Whether it belongs to the user that this process runs as.</param>
/// <param name="Volume">The device; with <paramref name="Id"/> the file's identity. 0 where the system does not tell.</param>
/// <param name="Id">The inode. 0 where the system does not tell.</param>
/// <param name="Size">Bytes.</param>
/// <param name="WrittenAt">When the content changed, in nanoseconds since 1970.</param>
/// <param name="ChangedAt">When the content or the status changed, in nanoseconds since 1970. No program can set it.</param>
/// <param name="IsMountPoint">Whether something is mounted right here, so that it cannot be renamed over.</param>
internal readonly record struct FileStatus(
    FileKind Kind, bool IsOurs, ulong Volume, ulong Id, long Size, long WrittenAt, long ChangedAt, bool IsMountPoint)
{
    /// <summary>Looks at a path.</summary>
    /// <returns><see langword="null"/> when nothing is there.</returns>
    /// <exception cref="System.IO.IOException">It cannot be looked at.</exception>
    public static FileStatus? Of(string path)
        => OperatingSystem.IsLinux() ? LinuxStatus.Of(path) : OperatingSystem.IsMacOS() ? MacStatus.Of(path) : PortableStatus.Of(path);

    /// <summary>Looks at an open file.</summary>
    /// <exception cref="System.IO.IOException">It cannot be looked at.</exception>
    public static FileStatus Of(SafeFileHandle handle)
        => OperatingSystem.IsLinux() ? LinuxStatus.Of(handle) : OperatingSystem.IsMacOS() ? MacStatus.Of(handle) : PortableStatus.Of(handle);

    /// <summary>Whether both are one file, whatever happened to it.</summary>
    public bool IsSameFileAs(FileStatus other) => Volume == other.Volume && Id == other.Id;
}
