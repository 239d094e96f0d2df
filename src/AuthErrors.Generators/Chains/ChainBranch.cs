using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Chains;

/// <summary>One <c>if</c> of a chain.</summary>
/// <param name="Statement">The statement. What follows its <c>else</c> belongs to the next branch.</param>
/// <param name="Test">What it asks.</param>
internal sealed record ChainBranch(IfStatementSyntax Statement, CodeTest Test);
