using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace AuthErrors.CodeFixes;

/// <summary>Counts what does not compile in a document: a fix must not add to it.</summary>
internal static class DocumentErrors
{
    public static async Task<int> CountAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancellationToken).Count(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error) ?? 0;
    }
}
