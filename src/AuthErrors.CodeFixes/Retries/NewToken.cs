using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Uses what the refresh gave in the send that follows.</summary>
internal static class NewToken
{
    /// <summary>The changes; none where the result of the refresh is not plainly at hand.</summary>
    public static ImmutableArray<TextChange> Use(RetryDiagnostic finding, InvocationExpressionSyntax send)
    {
        if (send.FirstAncestorOrSelf<StatementSyntax>() is not { } resend)
        {
            return [];
        }

        var above = resend.AncestorsAndSelf().TakeWhile(static node => !Repetition.IsFunction(node)).OfType<StatementSyntax>()
            .Where(static node => node.Parent is BlockSyntax)
            .SelectMany(static node => ((BlockSyntax)node.Parent!).Statements.Where(other => other.SpanStart < node.SpanStart).Reverse());
        return above.Select(statement => Use(finding, send, statement)).Where(static edit => !edit.IsEmpty).DefaultIfEmpty([]).First();
    }

    private static ImmutableArray<TextChange> Use(RetryDiagnostic finding, InvocationExpressionSyntax send, StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax wait } when TokenSent(finding, send, wait) is { } token => [Lines.Insertion(wait.SpanStart, token + " = ")],
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } when variables.First() is { Initializer.Value: AwaitExpressionSyntax wait } fresh
            && TokenSent(finding, send, wait) is { } token && token.Identifier.ValueText != fresh.Identifier.ValueText => [new TextChange(token.Span, fresh.Identifier.Text)],
        _ => [],
    };

    /// <summary>The local in the send that is of the type of what is awaited, if what is awaited was told which token was rejected or has the same type as nothing else in the send.</summary>
    private static IdentifierNameSyntax? TokenSent(RetryDiagnostic finding, InvocationExpressionSyntax send, AwaitExpressionSyntax wait)
    {
        if (wait.Expression is not InvocationExpressionSyntax refresh || finding.TypeOf(wait) is not { SpecialType: not SpecialType.System_Void } type || HttpTypes.IsResponse(type))
        {
            return null;
        }

        var sent = send.ArgumentList.Arguments
            .Select(static argument => argument.Expression)
            .OfType<IdentifierNameSyntax>()
            .Where(name => finding.SymbolOf(name) is ILocalSymbol or IParameterSymbol && SymbolEqualityComparer.Default.Equals(finding.TypeOf(name), type))
            .ToList();
        return sent.Find(name => refresh.ArgumentList.Arguments.Any(argument => argument.Expression.ToString() == name.ToString()))
            ?? (sent.Count == 1 ? sent[0] : null);
    }
}
