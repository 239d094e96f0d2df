using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace AuthErrors.Testing;

/// <summary>An action that a provider offers for a diagnostic.</summary>
internal sealed record FixOffer(Document Document, Diagnostic Diagnostic, CodeAction Action)
{
    public override string ToString() =>
        $"\"{Action.Title}\" (equivalence key \"{Action.EquivalenceKey}\") for {Diagnostic.Id} at {DiagnosticPrinter.Span(Diagnostic.Location)}";
}
