using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using AuthErrors.CodeFixes.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH3003: requests that were rejected with the same token share its refresh.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SingleFlightFix))]
[Shared]
public sealed class SingleFlightFix() : RetryFix("AUTH3003", "Pass the rejected token to a shared refresh")
{
    private protected override IEnumerable<ImmutableArray<TextChange>> Edits(RetryDiagnostic finding) => finding.CallsFromBelow.Select(new SingleFlightCall(finding).Write);
}
