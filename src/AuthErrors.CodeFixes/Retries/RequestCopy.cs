using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Sends a copy of the request the second time, and buffers its content before the first.</summary>
internal static class RequestCopy
{
    /// <summary>The changes; none where it is another request, or what is sent has no name.</summary>
    public static ImmutableArray<TextChange> Write(RetryDiagnostic finding, InvocationExpressionSyntax send)
    {
        if (send.ArgumentList.Arguments.Select(static argument => argument.Expression).FirstOrDefault(argument => HttpTypes.IsRequest(finding.TypeOf(argument))) is not IdentifierNameSyntax request
            || First(send, request, finding) is not { } first
            || CopyMethod.Of(send, finding) is not { } method)
        {
            return [];
        }

        var cancellation = CancellationOf(send, finding);
        return
        [
            .. IsBuffered(request, first, finding) ? [] : StatementLines.InsertAbove(first, Buffering(request, CancellationOf(first, finding), finding), finding.Text),
            new TextChange(request.Span, $"await {method.Name}({request}, {cancellation ?? "default"})"),
            .. method.Addition(),
        ];
    }

    /// <summary>The statement above which the content must be buffered: that of the first send, or the loop that sends again and again.</summary>
    private static StatementSyntax? First(InvocationExpressionSyntax send, IdentifierNameSyntax request, RetryDiagnostic finding)
    {
        if (finding.SymbolOf(request) is not { } symbol || send.Ancestors().FirstOrDefault(Repetition.IsFunction) is not { } function)
        {
            return null;
        }

        var first = function.DescendantNodes().OfType<InvocationExpressionSyntax>().First(call =>
            call.ArgumentList.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(finding.SymbolOf(argument.Expression), symbol))
            && HttpTypes.IsSend(finding.TypeOf(call)));
        var declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var loop = Repetition.Around(first).LastOrDefault(loop => declaration is null || !loop.Holds(declaration));
        var statement = loop?.Node as StatementSyntax ?? first.FirstAncestorOrSelf<StatementSyntax>();
        return statement is not null && (first != send || loop is not null) && StatementLines.IsInList(statement) ? statement : null;
    }

    private static bool IsBuffered(IdentifierNameSyntax request, StatementSyntax first, RetryDiagnostic finding)
        => first.Ancestors().First(Repetition.IsFunction).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Span.End <= first.SpanStart
            && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "LoadIntoBufferAsync" or "ReadAsByteArrayAsync", Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } }
            && call.Ancestors().OfType<IfStatementSyntax>().All(static choice => IsNullTest(choice.Condition))
            && SymbolEqualityComparer.Default.Equals(finding.SymbolOf(owner), finding.SymbolOf(request)));

    private static bool IsNullTest(ExpressionSyntax condition)
        => condition is IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression };

    private static string? CancellationOf(SyntaxNode node, RetryDiagnostic finding) => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Where(call => HttpTypes.IsSend(finding.TypeOf(call)))
        .SelectMany(static call => call.ArgumentList.Arguments)
        .FirstOrDefault(argument => HttpTypes.IsCancellation(finding.TypeOf(argument.Expression)))?.Expression.ToString();

    private static IReadOnlyList<string> Buffering(IdentifierNameSyntax request, string? cancellation, RetryDiagnostic finding)
    {
        // Cancellation came with .NET 9.
        var content = finding.Model.Compilation.GetTypeByMetadataName("System.Net.Http.HttpContent");
        var canCancel = content?.GetMembers("LoadIntoBufferAsync").OfType<IMethodSymbol>().Any(static method => method.Parameters.Length == 1 && HttpTypes.IsCancellation(method.Parameters[0].Type)) ?? false;
        return
        [
            $"if ({request}.Content is not null)",
            "{",
            $"    await {request}.Content.LoadIntoBufferAsync({(canCancel ? cancellation : "")});",
            "}",
            "",
        ];
    }
}
