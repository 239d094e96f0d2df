using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing.Tests;

/// <summary>Its Fix All takes the same projects whether it is asked for the project or the solution.</summary>
public abstract class FixedScopeFix : RenameFix
{
    public override FixAllProvider GetFixAllProvider() => new FixAll(this);

    /// <summary>The projects that it takes.</summary>
    protected abstract IEnumerable<Project> Take(Project project);

    protected override string Rename(string name) => CapitalizeFix.Capitalize(name);

    private sealed class FixAll(FixedScopeFix owner) : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
            Task.FromResult<CodeAction?>(CodeAction.Create("All", async cancellationToken =>
            {
                var solution = fixAllContext.Solution;
                var documents = fixAllContext.Scope == FixAllScope.Document
                    ? [fixAllContext.Document!]
                    : owner.Take(fixAllContext.Project).SelectMany(project => project.Documents);
                foreach (var document in documents)
                {
                    var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document);
                    var text = await document.GetTextAsync(cancellationToken);
                    var changes = diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan)
                        .Select(span => new TextChange(span, CapitalizeFix.Capitalize(text.ToString(span))));
                    solution = solution.WithDocumentText(document.Id, text.WithChanges(changes));
                }

                return solution;
            }));
    }
}
