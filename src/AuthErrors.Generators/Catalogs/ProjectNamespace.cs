using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators.Catalogs;

/// <summary>The namespace for catalogs that name none: the project's RootNamespace, or the assembly's name where there is no such property.</summary>
internal static class ProjectNamespace
{
    public static string Find(string? assemblyName, AnalyzerConfigOptions options)
        => options.TryGetValue("build_property.RootNamespace", out var rootNamespace) && !string.IsNullOrWhiteSpace(rootNamespace)
            ? ToNamespace(rootNamespace)
            : ToNamespace(assemblyName ?? "");

    private static string ToNamespace(string text)
        => CSharpName.SanitizeNamespace(text) is { Length: > 0 } name ? CSharpName.EscapeNamespace(name) : "";
}
