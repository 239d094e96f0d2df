using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using AuthErrors.CodeFixes.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH3008: what is sent again is a copy, with the content of the first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CopyRequestFix))]
[Shared]
public sealed class CopyRequestFix() : RetryFix("AUTH3008", "Send a copy of the request")
{
    private protected override IEnumerable<ImmutableArray<TextChange>> Edits(RetryDiagnostic finding) => finding.CallsFromBelow.Select(call => RequestCopy.Write(finding, call));
}
