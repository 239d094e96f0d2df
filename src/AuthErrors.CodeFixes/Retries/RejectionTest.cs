using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>The test that decides whether the refresh is come to.</summary>
/// <param name="Condition">What is asked; <see langword="null"/> where there is no condition yet.</param>
/// <param name="LeadsAway">True when the refresh is come to where the condition does not hold.</param>
/// <param name="Place">The catch or the section of a switch whose filter the condition would be.</param>
internal sealed record RejectionTest(ExpressionSyntax? Condition, bool LeadsAway, CSharpSyntaxNode? Place)
{
    /// <summary>False when the repetition goes on where the refresh is left out.</summary>
    public bool IsEnding { get; init; } = true;
}
