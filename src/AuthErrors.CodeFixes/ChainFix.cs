using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.Chains;
using AuthErrors.Generators.Chains;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH2006: turns an if chain into a switch statement that does the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChainFix))]
[Shared]
public sealed class ChainFix : DocumentFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AUTH2006"];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await RegisterAsync(context, diagnostic, "Turn the chain into a switch", "AUTH2006.switch").ConfigureAwait(false);
        }
    }

    /// <summary>Turns the chains that the diagnostics stand on, from the end of the text to its start: that moves none that is still to come.</summary>
    private protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var changed = document;
        foreach (var start in diagnostics.Select(static diagnostic => diagnostic.Location.SourceSpan.Start).Distinct().OrderByDescending(static start => start))
        {
            changed = await TurnAsync(changed, start, cancellationToken).ConfigureAwait(false) ?? changed;
        }

        return changed == document ? null : changed;
    }

    private static async Task<Document?> TurnAsync(Document document, int start, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root?.FindToken(start).Parent is not IfStatementSyntax first
            || model is null
            || CodeEnums.Find(model.Compilation) is not { } enums
            || new ChainReader(model, enums, cancellationToken).StartingAt(first) is not { } chain
            || ChainSwitch.Write(chain, model, text) is not { } change)
        {
            return null;
        }

        return await ApplyAsync(document, [change], chosen => document.WithText(text.WithChanges(chosen)), cancellationToken).ConfigureAwait(false);
    }
}
