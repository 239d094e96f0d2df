using System;
using System.IO;

namespace AuthErrors.Internal.Files;

/// <summary>Creates what only the user may read, whatever the umask or the folder says.</summary>
internal static class PrivateFiles
{
    /// <summary>Creates a file that must not exist yet.</summary>
    public static FileStream CreateNew(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return WindowsFiles.CreateNew(path);
        }

        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = UnixFiles.PrivateFile,
        });
        try
        {
            // A umask can only take rights away; this gives the user's own back.
            File.SetUnixFileMode(stream.SafeFileHandle, UnixFiles.PrivateFile);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Creates a folder, and those above it that are missing, durably.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path) || Path.GetDirectoryName(path) is not { } parent)
        {
            return;
        }

        CreateFolder(parent);
        if (OperatingSystem.IsWindows())
        {
            WindowsFiles.CreateFolder(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFiles.PrivateFolder);
        File.SetUnixFileMode(path, UnixFiles.PrivateFolder);
        DurableFolder.Flush(parent);
    }
}
