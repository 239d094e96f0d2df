using System.Collections.Immutable;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.Switches;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes all switches of a document in one edit, and so on through a project or a solution.</summary>
internal sealed class ExhaustiveSwitchFixAll : DocumentBasedFixAllProvider
{
    public static ExhaustiveSwitchFixAll Instance { get; } = new();

    protected override Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        => ExhaustiveSwitchFix.FixAsync(
            document, diagnostics, MissingArmStyle.FromKey(fixAllContext.CodeActionEquivalenceKey), fixAllContext.CancellationToken);
}
