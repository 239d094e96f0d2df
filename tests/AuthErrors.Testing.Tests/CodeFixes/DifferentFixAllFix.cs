using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.Testing.Tests;

/// <summary>Its Fix All does something else, as a fix would whose text depends on the order.</summary>
public sealed class DifferentFixAllFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            if (diagnostics.IsEmpty)
            {
                return document;
            }

            var text = await document.GetTextAsync(context.CancellationToken);
            return document.WithText(text.Replace(diagnostics[0].Location.SourceSpan, "Different"));
        });

    protected override string Rename(string name) => CapitalizeFix.Capitalize(name);
}
