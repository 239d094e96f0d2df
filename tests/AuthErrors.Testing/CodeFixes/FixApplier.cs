using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Applies an action to a project.</summary>
internal static class FixApplier
{
    public static async Task<Project> ApplyAsync(CodeAction action, Project project, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changes = operations.OfType<ApplyChangesOperation>().ToList();
        Assert.True(changes.Count == 1, $"The action \"{action.Title}\" gives {operations.Length} operations; expected is one that changes the solution.");
        var changed = changes[0].ChangedSolution.GetProject(project.Id)!;
        Assert.True(
            !(await ReadFilesAsync(project, cancellationToken).ConfigureAwait(false)).SequenceEqual(await ReadFilesAsync(changed, cancellationToken).ConfigureAwait(false)),
            $"The action \"{action.Title}\" changes nothing.");

        // A fix may build a tree that no parser would: from here on the text counts, as it does in a user's file.
        var solution = changed.Solution;
        foreach (var document in changed.Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Id, SourceText.From(text.ToString(), text.Encoding));
        }

        return solution.GetProject(project.Id)!;
    }

    /// <summary>The project's source files and additional files.</summary>
    public static async Task<IReadOnlyList<TestFile>> ReadFilesAsync(Project project, CancellationToken cancellationToken)
    {
        var files = new List<TestFile>();
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            files.Add(new TestFile(document.FilePath ?? "/0/" + document.Name, text.ToString()));
        }

        return files;
    }
}
