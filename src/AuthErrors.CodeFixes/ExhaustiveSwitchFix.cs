using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.Switches;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH2001: names the missing codes, in arms that throw until somebody fills them in, or in arms that are there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExhaustiveSwitchFix))]
[Shared]
public sealed class ExhaustiveSwitchFix : DocumentFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AUTH2001"];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            // `dotnet format` does to a whole solution what the first action of the first diagnostic is. That must be the one that
            // decides nothing in silence, so the others are never offered alone.
            var isOffered = true;
            foreach (var style in MissingArmStyle.All)
            {
                isOffered = isOffered && (await RegisterAsync(context, diagnostic, style.Title, style.Key).ConfigureAwait(false) || style != MissingArmStyle.Throw);
            }
        }
    }

    private protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        // From the inside out: an arm that is copied takes the edits within it along.
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var switches = diagnostics
            .Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start).Parent)
            .OfType<CSharpSyntaxNode>()
            .Distinct()
            .OrderByDescending(static node => node.SpanStart)
            .ToImmutableArray();
        return await ApplyAsync(document, switches, Edit, cancellationToken).ConfigureAwait(false);

        Document? Edit(ImmutableArray<CSharpSyntaxNode> chosen)
        {
            var edit = new SwitchEdit(model, text, MissingArmStyle.FromKey(key), cancellationToken);
            foreach (var node in chosen)
            {
                edit.NameMissingCodes(node);
            }

            return edit.Changes.IsEmpty ? null : document.WithText(text.WithChanges(edit.Changes));
        }
    }
}
