using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Generated code is C# 12, which the frameworks of the runtime imply unless a project sets an older version.</summary>
internal static class LanguageRequirement
{
    private const LanguageVersion Oldest = LanguageVersion.CSharp12;

    /// <summary>The version of a project that is too old; <see langword="null"/> of one that will do.</summary>
    public static string? FindObstacle(ParseOptions options)
        => options is CSharpParseOptions { LanguageVersion: < Oldest } csharp ? csharp.LanguageVersion.ToDisplayString() : null;
}
