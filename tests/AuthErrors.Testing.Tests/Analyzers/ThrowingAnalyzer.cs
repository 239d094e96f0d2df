using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing.Tests;

/// <summary>Throws on every type, and has two rules.</summary>
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        LowercaseTypeAnalyzer.Rule,
        new("LOW2", "Other", "Other", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true),
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(_ => throw new InvalidOperationException("broken analyzer"), SymbolKind.NamedType);
    }
}
