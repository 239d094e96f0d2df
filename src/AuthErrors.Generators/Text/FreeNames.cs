using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AuthErrors.Generators.Text;

/// <summary>
/// Gives the start of a hint name, each once. Hint names are compared without case, by the compiler and by the file systems that the files may be
/// written to.
/// </summary>
internal sealed class FreeNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name with nothing in it that a file name cannot have, and with a number behind it when it is taken.</summary>
    public string Take(string wish)
    {
        var name = new string([.. wish.Select(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')]);
        var free = name;
        for (var suffix = 2; !_taken.Add(free); suffix++)
        {
            free = name + "." + suffix.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
