using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using AuthErrors.CodeFixes.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH3006: the text is looked at only in a response that rejects.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StatusTestFix))]
[Shared]
public sealed class StatusTestFix() : RetryFix("AUTH3006", "Test the status first")
{
    private protected override IEnumerable<ImmutableArray<TextChange>> Edits(RetryDiagnostic finding) => [TextTest.AddStatus(finding)];
}
