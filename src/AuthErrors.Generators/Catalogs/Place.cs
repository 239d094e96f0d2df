using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Where something stands: a value, in place of a location of the compiler's.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The start of a file.</summary>
    public static Place StartOf(string path) => new(path, default, default);
}
