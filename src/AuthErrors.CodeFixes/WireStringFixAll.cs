using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes all wire strings of a document in one edit, and so on through a project or a solution.</summary>
internal sealed class WireStringFixAll : DocumentBasedFixAllProvider
{
    public static WireStringFixAll Instance { get; } = new();

    protected override Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        => WireStringFix.FixAsync(document, diagnostics, fixAllContext.CodeActionEquivalenceKey!, fixAllContext.CancellationToken);
}
