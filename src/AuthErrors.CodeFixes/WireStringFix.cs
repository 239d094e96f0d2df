using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.WireStrings;
using AuthErrors.Generators.WireStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH2003 with the wire code that was meant, and AUTH2004 with the enum.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WireStringFix))]
[Shared]
public sealed class WireStringFix : DocumentFix
{
    private const string NearMiss = "AUTH2003";
    private const string StringUse = "AUTH2004";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NearMiss, StringUse];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var title = diagnostic.Id == NearMiss ? $"Write {SymbolDisplay.FormatLiteral(diagnostic.Properties["meant"]!, quote: true)}" : "Compare the enum";
            await RegisterAsync(context, diagnostic, title, diagnostic.Id).ConfigureAwait(false);
        }
    }

    /// <summary>Fixes the diagnostics of one rule, whose id is the key.</summary>
    private protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || WireStringFinder.Find(model.Compilation) is not { } finder)
        {
            return null;
        }

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<ImmutableArray<TextChange>> edits = [.. diagnostics
            .Where(diagnostic => diagnostic.Id == key)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => key == NearMiss
                ? Correct(root, diagnostic)
                : EnumEdit.Compute(Find(root, diagnostic), finder, model, text, cancellationToken))
            .Where(static edit => !edit.IsEmpty)];
        return await ApplyAsync(document, edits, Edit, cancellationToken).ConfigureAwait(false);

        Document? Edit(ImmutableArray<ImmutableArray<TextChange>> chosen)
        {
            var changes = chosen.SelectMany(static edit => edit).OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End).ToList();
            return changes.Count == 0 || changes.Zip(changes.Skip(1), static (one, next) => one.Span.End > next.Span.Start).Contains(true)
                ? null
                : document.WithText(text.WithChanges(changes));
        }
    }

    private static ImmutableArray<TextChange> Correct(SyntaxNode root, Diagnostic diagnostic)
        => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal && diagnostic.Properties["meant"] is { } meant
            ? [new TextChange(literal.Span, LiteralText.Write(meant, literal.Token))]
            : [];

    private static SyntaxNode Find(SyntaxNode root, Diagnostic diagnostic)
    {
        var token = root.FindToken(diagnostic.Location.SourceSpan.Start);
        return token.IsKind(SyntaxKind.SwitchKeyword) ? token.Parent! : root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
    }
}
