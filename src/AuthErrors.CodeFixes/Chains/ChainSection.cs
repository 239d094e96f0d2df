using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Chains;

/// <summary>What becomes of one branch.</summary>
/// <param name="Start">Where the branch starts. Comments above stay above.</param>
/// <param name="Header">The last token before the body.</param>
/// <param name="Body">What the branch does.</param>
/// <param name="Labels">The labels, without those that an earlier branch has.</param>
internal sealed record ChainSection(int Start, SyntaxToken Header, StatementSyntax Body, ImmutableArray<string> Labels)
{
    /// <summary>The sections for the branches of a chain, and the <c>else</c> behind them.</summary>
    public static IEnumerable<ChainSection> Of(Chain chain)
    {
        var seen = new HashSet<object?>();
        foreach (var (statement, test) in chain.Branches)
        {
            var labels = test.Constants.Where(constant => seen.Add(constant.ConstantValue.Value)).Select(static constant => $"case {constant.Syntax}:");
            yield return new ChainSection(statement.IfKeyword.SpanStart, statement.CloseParenToken, statement.Statement, [.. labels]);
        }

        if (chain.Else is { } otherwise)
        {
            yield return new ChainSection(otherwise.ElseKeyword.SpanStart, otherwise.ElseKeyword, otherwise.Statement, ["default:"]);
        }
    }
}
