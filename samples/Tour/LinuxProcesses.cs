using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Tour;

/// <summary>Finds processes by their environment, which Linux alone shows to others.</summary>
internal static class LinuxProcesses
{
    /// <summary>The processes in whose environment a folder is named, with their arguments. None on other systems.</summary>
    public static IEnumerable<(int Id, string[] Arguments)> FindByEnvironment(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            yield break;
        }

        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var id)
                && Read(process, "environ").Contains(folder, StringComparison.Ordinal))
            {
                yield return (id, Read(process, "cmdline").Split('\0'));
            }
        }
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended just now, or belongs to somebody else.
            return "";
        }
    }
}
