using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing.Tests;

/// <summary>Its Fix All marks whichever diagnostic it is given first.</summary>
public sealed class FirstComeFix : RenameFix
{
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            var text = await document.GetTextAsync(context.CancellationToken);
            var changes = diagnostics.Select((diagnostic, index) =>
                new TextChange(diagnostic.Location.SourceSpan, Capitalized(text, diagnostic) + (index == 0 ? "First" : "")));
            return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span)));
        });

    protected override string Rename(string name) => CapitalizeFix.Capitalize(name);

    private static string Capitalized(SourceText text, Diagnostic diagnostic) => CapitalizeFix.Capitalize(text.ToString(diagnostic.Location.SourceSpan));
}
