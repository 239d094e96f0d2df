using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AuthErrors.Generators.Text;

/// <summary>
/// Gives what the names of generated files start with, each once: valid file names on every system, for builds that write the files, and compared without
/// case, as the compiler and some file systems do.
/// </summary>
internal sealed class HintNames
{
    // A file name has 255 bytes at most on Linux, a letter up to 3 of them, and a type and ".g.cs" follow.
    private const int MaxLength = 60;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name with nothing in it that a file name cannot have, and with a number behind it when it is taken.</summary>
    public string Take(string wish)
    {
        var name = Valid(wish);
        var free = name;
        for (var suffix = 2; !_taken.Add(free); suffix++)
        {
            free = name + "." + suffix.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static string Valid(string wish)
    {
        var name = new string([.. wish.Take(MaxLength).Select(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')]);
        return IsDevice(name.Split('.')[0]) ? "_" + name : name;
    }

    /// <summary>Windows opens the device whatever follows the first dot.</summary>
    private static bool IsDevice(string name)
        => name.Length is 3 or 4 && Devices.Contains(name.Substring(0, 3), StringComparer.OrdinalIgnoreCase) && (name.Length == 3 || char.IsDigit(name[3]));
}
