using System;
using AuthErrors.Generators.Catalogs;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators;

/// <summary>Turns a problem of a catalog into a diagnostic at its place in the file.</summary>
internal static class CatalogDiagnostic
{
    public static Diagnostic Create(CatalogProblem problem)
        => Diagnostic.Create(RuleOf(problem), Location.Create(problem.Place.Path, problem.Place.Span, problem.Place.Lines), problem.Message);

    private static DiagnosticDescriptor RuleOf(CatalogProblem problem) => problem.Rule switch
    {
        CatalogRule.MustBeJson => Rule.AUTH1001_CatalogMustBeJson,
        CatalogRule.MustFollowSchema => Rule.AUTH1002_CatalogMustFollowSchema,
        CatalogRule.MustNotRepeat => Rule.AUTH1003_CatalogMustNotRepeat,
        CatalogRule.TextNeedsErrorStatus => Rule.AUTH1004_SignalTextNeedsErrorStatus,
        CatalogRule.MustNotShareTypes => Rule.AUTH1005_CatalogsMustNotShareTypes,
        CatalogRule.ClientMustFit => Rule.AUTH1006_ClientMustFit,
        CatalogRule.MustHaveRuntime => Rule.AUTH1007_ProjectMustHaveRuntime,
        CatalogRule.MustHaveLanguage => Rule.AUTH1008_LanguageMustBeNewEnough,
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
