using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>What to write instead of a word that is none of the known ones.</summary>
internal static class Advice
{
    public static string Instead(string written, string[] known)
        => Spelling.Nearest(written, known) is { } nearest
            ? $"did you mean \"{nearest}\"?"
            : "it may be " + string.Join(", ", known.Select(static word => $"\"{word}\""));
}
