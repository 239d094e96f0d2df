using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing.Tests;

/// <summary>Suppresses warnings about switches in lines that say "closed".</summary>
public sealed class ClosedSwitchSuppressor : DiagnosticSuppressor
{
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [
        new("SUP1", "CS8509", "Closed"), new("SUP2", "CS8524", "Closed"), new("SUP3", "IDE0072", "Closed"),
    ];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var line = diagnostic.Location.SourceTree!.GetText(context.CancellationToken).Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
            if (line.ToString().Contains("closed", StringComparison.Ordinal))
            {
                var descriptor = Array.Find([.. SupportedSuppressions], supported => string.Equals(supported.SuppressedDiagnosticId, diagnostic.Id, StringComparison.Ordinal))!;
                context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            }
        }
    }
}
