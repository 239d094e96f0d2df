using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.WireStrings;
using AuthErrors.Generators.WireStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH2003 with the wire code that was meant, and AUTH2004 with the enum.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WireStringFix))]
[Shared]
public sealed class WireStringFix : CodeFixProvider
{
    private const string NearMiss = "AUTH2003";
    private const string StringUse = "AUTH2004";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NearMiss, StringUse];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WireStringFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixAsync(context.Document, [diagnostic], diagnostic.Id, context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                var title = diagnostic.Id == NearMiss ? $"Write {SymbolDisplay.FormatLiteral(diagnostic.Properties["meant"]!, quote: true)}" : "Compare the enum";
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), diagnostic.Id), diagnostic);
            }
        }
    }

    /// <summary>Fixes the diagnostics of one rule. All edits are computed on one text, so their order cannot matter.</summary>
    /// <returns>The changed document; <see langword="null"/> when nothing can be done.</returns>
    internal static async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string id, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || WireStringFinder.Find(model.Compilation) is not { } finder)
        {
            return null;
        }

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var edits = diagnostics
            .Where(diagnostic => diagnostic.Id == id)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => id == NearMiss
                ? Correct(root, diagnostic)
                : EnumEdit.Compute(Find(root, diagnostic), finder, model, text, cancellationToken))
            .Where(static edit => !edit.IsEmpty)
            .ToList();

        // What would no longer compile is left out: two labels that become the same, say.
        var errors = CountErrors(model, cancellationToken);
        if (await ApplyAsync(edits).ConfigureAwait(false) is { } all)
        {
            return all;
        }

        var sound = new List<ImmutableArray<TextChange>>();
        Document? changed = null;
        foreach (var edit in edits.Where(edit => !edit.Any(change => sound.Exists(other => other.Any(made => made.Span.OverlapsWith(change.Span))))))
        {
            if (await ApplyAsync([.. sound, edit]).ConfigureAwait(false) is { } attempt)
            {
                sound.Add(edit);
                changed = attempt;
            }
        }

        return changed;

        async Task<Document?> ApplyAsync(List<ImmutableArray<TextChange>> chosen)
        {
            var changes = chosen.SelectMany(static edit => edit).OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End).ToList();
            if (changes.Count == 0 || changes.Zip(changes.Skip(1), static (one, next) => one.Span.End > next.Span.Start).Contains(true))
            {
                return null;
            }

            var attempt = document.WithText(text.WithChanges(changes));
            var attempted = await attempt.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            return CountErrors(attempted!, cancellationToken) <= errors ? attempt : null;
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

    private static int CountErrors(SemanticModel model, CancellationToken cancellationToken)
        => model.GetDiagnostics(cancellationToken: cancellationToken).Count(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
}
