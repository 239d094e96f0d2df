using System.Collections.Immutable;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Chains;

/// <summary>Some <c>if</c>s that ask one value for codes, of which at most one is taken.</summary>
/// <param name="Branches">The branches, in the order of the text.</param>
/// <param name="Else">What is done when none is taken; <see langword="null"/> when the chain has no last <c>else</c>.</param>
internal sealed record Chain(ImmutableArray<ChainBranch> Branches, ElseClauseSyntax? Else)
{
    public CodeEnum Codes => Branches[0].Test.Codes;
}
