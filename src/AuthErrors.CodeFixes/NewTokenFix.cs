using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using AuthErrors.CodeFixes.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH3004: the request is sent again with what the refresh gave.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NewTokenFix))]
[Shared]
public sealed class NewTokenFix() : RetryFix("AUTH3004", "Send the new token")
{
    private protected override IEnumerable<ImmutableArray<TextChange>> Edits(RetryDiagnostic finding) => finding.CallsFromBelow.Select(call => NewToken.Use(finding, call));
}
