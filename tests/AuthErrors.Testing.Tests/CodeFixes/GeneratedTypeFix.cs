using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.Testing.Tests;

/// <summary>Renames to the first member of the type Color, which a generator makes.</summary>
public sealed class GeneratedTypeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["LOW1"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(CodeAction.Create("Rename", cancellationToken => ApplyAsync(context, cancellationToken), "Rename"), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> ApplyAsync(CodeFixContext context, CancellationToken cancellationToken)
    {
        var model = (await context.Document.GetSemanticModelAsync(cancellationToken))!;
        var color = model.Compilation.GetTypeByMetadataName("Color")!;
        var text = await context.Document.GetTextAsync(cancellationToken);
        return context.Document.WithText(text.Replace(context.Span, $"Color_{color.GetMembers().First().Name}"));
    }
}
