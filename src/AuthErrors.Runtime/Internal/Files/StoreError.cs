using System;
using System.IO;

namespace AuthErrors.Internal.Files;

/// <summary>The errors of a token file: which file, what is wrong with it, and what to do. The causes inside are the system's and carry no content.</summary>
internal static class StoreError
{
    public static TokenStoreException Unreadable(TargetPath target, Exception cause)
        => new($"The token file {target} cannot be read: {Explain(cause, "Give this user the right to read it.")}", cause);

    public static TokenStoreException Unwritable(TargetPath target, Exception cause)
        => new($"The token file {target} cannot be written: {Explain(cause, "Give this user the right to write it and its folder.")}", cause);

    public static TokenStoreException Unlockable(string path, Exception cause)
        => new($"The lock file {path} cannot be locked: {Explain(cause, "Give this user the right to write it and its folder.")}"
            + " Nothing is refreshed or stored without the lock.", cause);

    public static TokenStoreException Corrupt(TargetPath target, string problem)
        => new($"The token file {target} {problem}. It is left as it is. Restore it, or log out to have it deleted, and log in again.");

    public static TokenStoreException NotAFile(TargetPath target, FileKind kind)
        => new($"The token file {target} is {(kind == FileKind.Directory ? "a folder" : "a pipe or a device")}. Move it away, or name another path.");

    public static TokenStoreException Foreign(TargetPath target, string thing)
        => new($"The token file {target} is refused: the {thing} belongs to another user, who could read the token or replace it. Delete it, or make it your own.");

    public static TokenStoreException TooManyLinks(string path)
        => new($"The token file {path} is behind too many links, or they form a circle. Name the file itself.");

    public static TokenStoreException Mounted(TargetPath target)
        => new($"The token file {target} is mounted by itself (a bind mount), so no new file can take its place. Mount its folder instead.");

    public static TokenStoreException NoPlace(TargetPath target, string what)
        => new($"The token was not stored: the format of the token file {target} has no place for {what}, which would be lost. Choose another TokenFileFormat.");

    public static TokenStoreException LockIsNoFile(string path)
        => new($"The lock file {path} is a link, a folder or a device, which cannot be trusted with a lock. Delete it.");

    public static TokenStoreException WriteLockBusy(TargetPath target)
        => new($"The token file {target} cannot be written: another process holds {target.WriteLock} and does not finish. End that process.");

    public static TokenStoreException KeepsChanging(TargetPath target)
        => new($"The token file {target} cannot be written: another program keeps changing it. End that program.");

    private static string Explain(Exception cause, string rights) => cause switch
    {
        UnauthorizedAccessException => $"access is denied. {rights}",
        _ when Errno.IsFull(cause) => "the disk is full, or this user's share of it. Free some space.",
        IOException { HResult: Errno.ReadOnlyFileSystem } => "its file system is read-only. Make it writable, or name another path.",
        IOException { HResult: Errno.Busy } => "the system uses it otherwise (a bind mount?). Mount its folder instead.",
        _ => cause.Message + (cause.Message.EndsWith('.') ? "" : "."),
    };
}
