using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing;

/// <summary>Finds the descriptor that a test means.</summary>
internal static class DescriptorFinder
{
    /// <summary>The one diagnostic that the analyzers support, or null when there are several or none.</summary>
    public static DiagnosticDescriptor? FindDefault(IEnumerable<DiagnosticAnalyzer> analyzers)
    {
        var supported = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(descriptor => descriptor.Id, StringComparer.Ordinal).Take(2).ToList();
        return supported.Count == 1 ? supported[0] : null;
    }

    /// <summary>The analyzer's one diagnostic.</summary>
    public static DiagnosticDescriptor FindOnly(DiagnosticAnalyzer analyzer) =>
        FindDefault([analyzer]) ?? throw new InvalidOperationException($"{analyzer.GetType().Name} has not exactly one diagnostic: say which is meant.");

    /// <summary>The supported diagnostic of this id.</summary>
    public static DiagnosticDescriptor Find(DiagnosticAnalyzer analyzer, string id) =>
        analyzer.SupportedDiagnostics.FirstOrDefault(descriptor => string.Equals(descriptor.Id, id, StringComparison.Ordinal))
        ?? throw new ArgumentException(
            $"{analyzer.GetType().Name} does not support {id}, only {string.Join(", ", analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id))}.",
            nameof(id));
}
