using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using AuthErrors.CodeFixes.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH3007: the caller is told that the retry failed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RethrowFix))]
[Shared]
public sealed class RethrowFix() : RetryFix("AUTH3007", "Rethrow")
{
    private protected override IEnumerable<ImmutableArray<TextChange>> Edits(RetryDiagnostic finding) => [Rethrow.Add(finding)];
}
