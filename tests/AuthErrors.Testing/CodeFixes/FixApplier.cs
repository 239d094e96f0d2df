using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Applies an action to a solution.</summary>
internal static class FixApplier
{
    /// <param name="action">What to apply.</param>
    /// <param name="solution">The solution as the action found it.</param>
    /// <param name="scope">The documents that it may change.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<Solution> ApplyAsync(CodeAction action, Solution solution, ImmutableHashSet<DocumentId> scope, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changes = operations.OfType<ApplyChangesOperation>().ToList();
        Assert.True(changes.Count == 1, $"The action \"{action.Title}\" gives {operations.Length} operations; expected is one that changes the solution.");
        var changed = changes[0].ChangedSolution;
        var before = await ReadFilesAsync(solution, cancellationToken).ConfigureAwait(false);
        var after = await ReadFilesAsync(changed, cancellationToken).ConfigureAwait(false);
        Assert.True(!before.SequenceEqual(after), $"The action \"{action.Title}\" changes nothing.");

        // A fix may build a tree that no parser would: from here on the text counts, as it does in a user's file.
        foreach (var document in changed.Projects.SelectMany(project => project.Documents))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var old = solution.GetDocument(document.Id) is { } same ? await same.GetTextAsync(cancellationToken).ConfigureAwait(false) : null;
            Assert.True(
                scope.Contains(document.Id) || old is null || text.ContentEquals(old),
                $"The action \"{action.Title}\" changes {document.FilePath}, which is out of its scope.");
            changed = changed.WithDocumentText(document.Id, SourceText.From(text.ToString(), text.Encoding));
        }

        return changed;
    }

    /// <summary>The source files and additional files of all projects.</summary>
    public static async Task<IReadOnlyList<TestFile>> ReadFilesAsync(Solution solution, CancellationToken cancellationToken)
    {
        var files = new List<TestFile>();
        foreach (var document in solution.Projects.SelectMany(project => project.Documents.Concat(project.AdditionalDocuments)))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            files.Add(new TestFile(document.FilePath ?? "/0/" + document.Name, text.ToString()));
        }

        return files;
    }
}
