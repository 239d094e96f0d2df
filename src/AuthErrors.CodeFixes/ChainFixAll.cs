using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.CodeFixes;

/// <summary>Turns all chains of a document, and so on through a project or a solution.</summary>
internal sealed class ChainFixAll : DocumentBasedFixAllProvider
{
    public static ChainFixAll Instance { get; } = new();

    protected override Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        => ChainFix.FixAsync(document, diagnostics, fixAllContext.CancellationToken);
}
