using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators.Tests.Robustness;

/// <summary>All that a user's compiler and editor load from us.</summary>
internal static class CompilerSide
{
    /// <summary>Every analyzer and every suppressor.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. Create<DiagnosticAnalyzer>(typeof(CatalogGenerator).Assembly)];

    /// <summary>Every provider of fixes.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. Create<CodeFixProvider>(typeof(CodeFixes.ExhaustiveSwitchFix).Assembly)];

    private static IEnumerable<T> Create<T>(Assembly assembly)
        => assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(static type => (T)Activator.CreateInstance(type)!);
}
