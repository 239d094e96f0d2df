using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.Switches;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH2002: what is done about the fallback is done about codes to come, which is what they would have been parsed as.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CatchAllFix))]
[Shared]
public sealed class CatchAllFix : DocumentFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AUTH2002"];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await RegisterAsync(context, diagnostic, "Treat codes to come as the fallback", "AUTH2002.fallback").ConfigureAwait(false);
        }
    }

    private protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<ImmutableArray<TextChange>> edits = [.. diagnostics
            .Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start).Parent)
            .OfType<SyntaxNode>()
            .Select(node => CatchAll.Add(node, model, text, cancellationToken))
            .Where(static edit => !edit.IsEmpty)];
        return await ApplyAsync(
            document,
            edits,
            chosen => chosen.IsEmpty ? null : document.WithText(text.WithChanges(chosen.SelectMany(static edit => edit).OrderBy(static change => change.Span.Start))),
            cancellationToken).ConfigureAwait(false);
    }
}
