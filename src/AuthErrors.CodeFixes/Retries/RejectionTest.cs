using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>The test that decides whether the refresh is come to.</summary>
/// <param name="Condition">What is asked; <see langword="null"/> for a catch without a filter.</param>
/// <param name="LeadsAway">True when the refresh is come to where the condition does not hold.</param>
/// <param name="Clause">The catch whose filter the condition is, or would be.</param>
internal sealed record RejectionTest(ExpressionSyntax? Condition, bool LeadsAway, CatchClauseSyntax? Clause);
