using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.Testing;

/// <summary>Answers Fix All's question for more diagnostics.</summary>
internal sealed class FixAllDiagnosticProvider(FixFinder finder) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await finder.FindDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false)).Select(found => found.Diagnostic);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var diagnostics = await finder.FindDiagnosticsAsync(document.Project, cancellationToken).ConfigureAwait(false);
        return diagnostics.Where(found => found.Document.Id == document.Id).Select(found => found.Diagnostic);
    }

    /// <summary>Those without a document: a fix has none to work on.</summary>
    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnostic>>([]);
}
