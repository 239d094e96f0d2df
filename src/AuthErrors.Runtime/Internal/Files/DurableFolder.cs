using System;
using System.IO;

namespace AuthErrors.Internal.Files;

/// <summary>Makes what was created, renamed or deleted in a folder survive a power failure.</summary>
internal static class DurableFolder
{
    public static void Flush(string path)
    {
        // Windows writes its folders by itself, and .NET cannot open one.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = UnixFiles.OpenToRead(path) ?? throw new DirectoryNotFoundException($"The folder {path} is gone.");
        RandomAccess.FlushToDisk(folder);
    }
}
