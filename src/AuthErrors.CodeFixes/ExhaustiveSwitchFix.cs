using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.Switches;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH2001: names the missing codes, in arms that throw until somebody fills them in, or in arms that are there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExhaustiveSwitchFix))]
[Shared]
public sealed class ExhaustiveSwitchFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AUTH2001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ExhaustiveSwitchFixAll.Instance;

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
                isOffered = isOffered && (await RegisterAsync(context, diagnostic, style).ConfigureAwait(false) || style != MissingArmStyle.Throw);
            }
        }
    }

    private static async Task<bool> RegisterAsync(CodeFixContext context, Diagnostic diagnostic, MissingArmStyle style)
    {
        if (await FixAsync(context.Document, [diagnostic], style, context.CancellationToken).ConfigureAwait(false) is not { } changed)
        {
            return false;
        }

        context.RegisterCodeFix(CodeAction.Create(style.Title, _ => Task.FromResult(changed), style.Key), diagnostic);
        return true;
    }

    /// <summary>Fixes the switches that the diagnostics stand on. All edits are computed on one text, so their order cannot matter.</summary>
    /// <returns>The changed document; <see langword="null"/> when nothing can be done in this style.</returns>
    internal static async Task<Document?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, MissingArmStyle style, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null)
        {
            return null;
        }

        // From the inside out: an arm that is copied takes the edits within it along.
        var switches = diagnostics
            .Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start).Parent)
            .OfType<CSharpSyntaxNode>()
            .Distinct()
            .OrderByDescending(static node => node.SpanStart)
            .ToImmutableArray();
        var changed = await EditAsync(document, switches, style, cancellationToken).ConfigureAwait(false);
        if (changed is null)
        {
            return null;
        }

        var errors = await CountErrorsAsync(document, cancellationToken).ConfigureAwait(false);
        if (await CountErrorsAsync(changed, cancellationToken).ConfigureAwait(false) <= errors)
        {
            return changed;
        }

        // Some shapes have no room for another arm: a range that is left with nothing to match no longer compiles. Leave those out.
        var sound = ImmutableArray<CSharpSyntaxNode>.Empty;
        foreach (var node in switches)
        {
            var attempt = await EditAsync(document, sound.Add(node), style, cancellationToken).ConfigureAwait(false);
            if (attempt is not null && await CountErrorsAsync(attempt, cancellationToken).ConfigureAwait(false) <= errors)
            {
                sound = sound.Add(node);
            }
        }

        return await EditAsync(document, sound, style, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Document?> EditAsync(
        Document document, ImmutableArray<CSharpSyntaxNode> switches, MissingArmStyle style, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var edit = new SwitchEdit(model, text, style, cancellationToken);
        foreach (var node in switches)
        {
            edit.NameMissingCodes(node);
        }

        return edit.Changes.IsEmpty ? null : document.WithText(text.WithChanges(edit.Changes));
    }

    private static async Task<int> CountErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancellationToken).Count(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error) ?? 0;
    }
}
