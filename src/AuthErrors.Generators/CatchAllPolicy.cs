using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>Which enums of codes need a catch-all (AUTH2002): <c>dotnet_code_quality.AUTH2002.require_catch_all</c> in <c>.editorconfig</c>.</summary>
internal static class CatchAllPolicy
{
    private const string Option = "dotnet_code_quality.AUTH2002.require_catch_all";

    /// <summary>True when a switch over the codes needs one. An enum of the same assembly cannot grow without its switches being compiled again.</summary>
    public static bool Requires(CodeEnum codes, AnalyzerConfigOptions options, IAssemblySymbol assembly)
    {
        options.TryGetValue(Option, out var value);
        return value?.Trim().ToLowerInvariant() switch
        {
            "always" => true,
            "never" => false,
            _ => !SymbolEqualityComparer.Default.Equals(codes.Type.ContainingAssembly, assembly),
        };
    }
}
