using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Introduces what keeps a request from refreshing twice.</summary>
internal static class RefreshGuard
{
    /// <summary>
    /// The edits, those nearest to the refresh first. A call that leads to a refresh is guarded where it stands behind a test of the
    /// rejection, as the refresh itself would be.
    /// </summary>
    public static IEnumerable<ImmutableArray<TextChange>> Introduce(RetryDiagnostic finding) => finding.CallsFromBelow.SelectMany(call =>
        Repetition.Around(call)
            .Select(loop => new LoopGuard(finding, loop).Around(call))
            .Append(new RecursionGuard(finding).Around(call))
            .Where(static edit => !edit.IsEmpty));
}
