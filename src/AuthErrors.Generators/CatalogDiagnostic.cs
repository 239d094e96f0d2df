using System;
using AuthErrors.Generators.Catalogs;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators;

/// <summary>Turns a problem of a catalog into a diagnostic at its place in the file.</summary>
internal static class CatalogDiagnostic
{
    public static Diagnostic Create(CatalogProblem problem)
        => Diagnostic.Create(RuleOf(problem), Location.Create(problem.Path, problem.Span, problem.Lines), problem.Message);

    private static DiagnosticDescriptor RuleOf(CatalogProblem problem) => problem.Rule switch
    {
        CatalogRule.MustBeJson => Rule.AUTH1001_CatalogMustBeJson,
        CatalogRule.MustFollowSchema => Rule.AUTH1002_CatalogMustFollowSchema,
        CatalogRule.MustNotRepeat => Rule.AUTH1003_CatalogMustNotRepeat,
        CatalogRule.TextNeedsErrorStatus => Rule.AUTH1004_SignalTextNeedsErrorStatus,
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
