using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using AuthErrors.CodeFixes.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>Fixes AUTH3001: the request remembers that it has refreshed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RefreshGuardFix))]
[Shared]
public sealed class RefreshGuardFix() : RetryFix("AUTH3001", "Refresh once")
{
    private protected override IEnumerable<ImmutableArray<TextChange>> Edits(RetryDiagnostic finding) => RefreshGuard.Introduce(finding);
}
