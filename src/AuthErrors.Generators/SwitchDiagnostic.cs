using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators;

/// <summary>Turns the verdict on a switch into a diagnostic on its keyword.</summary>
internal static class SwitchDiagnostic
{
    public static Diagnostic Create(IOperation operation, SwitchVerdict verdict)
    {
        var hints = string.Concat(SwitchHints.Of(operation, verdict.Codes).Select(static hint => "; " + hint));
        return Diagnostic.Create(
            Rule.AUTH2001_SwitchMustHandleEveryCode, KeywordOf(operation.Syntax), Properties(verdict), verdict.Codes.Type.Name, MissingCodes.Write(verdict.MissingCodes, verdict.IsNullMissing), hints);
    }

    /// <summary>All that is missing, for tools: a message has room for a few.</summary>
    private static ImmutableDictionary<string, string?> Properties(SwitchVerdict verdict)
        => ImmutableDictionary<string, string?>.Empty.Add(
            "missing", string.Join(",", verdict.MissingCodes.Select(static code => code.Name).Concat(verdict.IsNullMissing ? ["null"] : [])));

    private static Location? KeywordOf(SyntaxNode syntax) => syntax switch
    {
        SwitchStatementSyntax statement => statement.SwitchKeyword.GetLocation(),
        SwitchExpressionSyntax expression => expression.SwitchKeyword.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
