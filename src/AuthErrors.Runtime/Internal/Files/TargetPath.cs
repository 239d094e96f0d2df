using System;
using System.IO;
using System.Text;

namespace AuthErrors.Internal.Files;

/// <summary>
/// Where a token file really is. Lock, temporary file and rename belong beside the file and not beside a link to it: two processes of
/// which only one uses the link share one lock, and the link survives.
/// </summary>
internal sealed class TargetPath
{
    // As many as Linux follows.
    private const int MaxLinks = 40;
    private const int MaxPathBytes = 4096;

    private readonly string _given;

    private TargetPath(string given, string path)
    {
        _given = given;
        Path = path;
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? Path;

    public string Name => System.IO.Path.GetFileName(Path);

    public string RefreshLock => Path + ".lock";

    public string WriteLock => Path + ".write.lock";

    /// <summary>Follows the links of the last component.</summary>
    /// <exception cref="TokenStoreException">A link belongs to somebody else, or there are too many.</exception>
    public static (TargetPath Target, FileStatus? Status) Resolve(string given)
    {
        var path = given;
        for (var links = 0; links <= MaxLinks; links++)
        {
            var target = new TargetPath(given, path);
            var status = target.Status();
            if (status is not { Kind: FileKind.Link })
            {
                return (target, status);
            }

            // Who can place a link can have our token written, or theirs read, wherever they like.
            if (!status.Value.IsOurs)
            {
                throw StoreError.Foreign(target, "link");
            }

            path = Follow(path);
        }

        throw StoreError.TooManyLinks(given);
    }

    /// <summary>Looks at the file.</summary>
    /// <exception cref="TokenStoreException">It cannot be looked at.</exception>
    public FileStatus? Status()
    {
        try
        {
            return FileStatus.Of(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StoreError.Unreadable(this, exception);
        }
    }

    /// <summary>The path for people.</summary>
    public override string ToString() => Path == _given ? Path : $"{_given} (a link to {Path})";

    private static string Follow(string link)
    {
        var folder = System.IO.Path.GetDirectoryName(link)!;
        var next = System.IO.Path.Combine(Real(folder), new FileInfo(link).LinkTarget ?? "");
        return System.IO.Path.Combine(Real(System.IO.Path.GetDirectoryName(next) ?? next), System.IO.Path.GetFileName(next));
    }

    /// <summary>
    /// A folder without links, since "up" from behind a link is another folder than the text suggests. .NET goes by the text alone.
    /// </summary>
    private static string Real(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return System.IO.Path.GetFullPath(folder);
        }

        Span<byte> resolved = stackalloc byte[MaxPathBytes];
        return Libc.RealPath(folder, ref resolved[0]) == 0
            ? System.IO.Path.GetFullPath(folder)
            : Encoding.UTF8.GetString(resolved[..resolved.IndexOf((byte)0)]);
    }
}
