using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Testing.Tests;

/// <summary>Gives the reported type another name, in its declaration only.</summary>
public abstract class RenameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["LOW1"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Register(context, "Rename", Rename);
        return Task.CompletedTask;
    }

    /// <summary>The new name.</summary>
    protected abstract string Rename(string name);

    protected static void Register(CodeFixContext context, string key, System.Func<string, string> rename) =>
        context.RegisterCodeFix(
            CodeAction.Create(key, cancellationToken => ApplyAsync(context, rename, cancellationToken), key),
            context.Diagnostics);

    private static async Task<Document> ApplyAsync(CodeFixContext context, System.Func<string, string> rename, CancellationToken cancellationToken)
    {
        var root = (await context.Document.GetSyntaxRootAsync(cancellationToken))!;
        var identifier = root.FindToken(context.Span.Start);
        return context.Document.WithSyntaxRoot(root.ReplaceToken(identifier, SyntaxFactory.Identifier(rename(identifier.Text)).WithTriviaFrom(identifier)));
    }
}
