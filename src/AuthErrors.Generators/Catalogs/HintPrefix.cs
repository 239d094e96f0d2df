using System;
using System.Linq;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Makes what the names of a catalog's files start with: a valid start of a file name on every system, for builds that write the files.</summary>
internal static class HintPrefix
{
    // A file name has 255 bytes at most on Linux, a letter up to 3 of them, and a type and ".g.cs" follow.
    private const int MaxLength = 60;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    public static string From(string id)
    {
        var name = new string([.. id.Take(MaxLength).Select(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')]);
        return IsDevice(name.Split('.')[0]) ? "_" + name : name;
    }

    /// <summary>Windows opens the device whatever follows the first dot.</summary>
    private static bool IsDevice(string name)
        => name.Length is 3 or 4 && Devices.Contains(name.Substring(0, 3), StringComparer.OrdinalIgnoreCase) && (name.Length == 3 || char.IsDigit(name[3]));
}
