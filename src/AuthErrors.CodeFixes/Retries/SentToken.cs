using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Finds the local that holds the token which was sent, or introduces one.</summary>
internal sealed class SentToken(RetryDiagnostic finding)
{
    /// <summary>The name of the local and the changes that make it; <see langword="null"/> when the token that was sent cannot be told.</summary>
    public (string Name, ImmutableArray<TextChange> Introduction)? Before(InvocationExpressionSyntax refresh, ITypeSymbol type)
    {
        if (refresh.Ancestors().FirstOrDefault(Repetition.IsFunction) is not { } function)
        {
            return null;
        }

        var send = Own(function).OfType<InvocationExpressionSyntax>().LastOrDefault(call => call.Span.End <= refresh.SpanStart && HttpTypes.IsSend(finding.TypeOf(call)));
        return send is null
            ? Assigned(refresh)
            : Kept(send.ArgumentList.Arguments, send, refresh, type)
                ?? (Reads(function, send, refresh, type).LastOrDefault() is { } read ? Named(read, refresh) : null)
                ?? Kept(Own(function).OfType<ArgumentSyntax>().Where(argument => argument.Span.End <= send.SpanStart && IsToken(argument.Expression)).Reverse().Take(1), send, refresh, type);
    }

    private static IEnumerable<SyntaxNode> Own(SyntaxNode function) => function.DescendantNodes(node => node == function || !Repetition.IsFunction(node));

    /// <summary>The local that the send, or what prepares it, was given; where there are several, the one that is called a token.</summary>
    private (string Name, ImmutableArray<TextChange> Introduction)? Kept(IEnumerable<ArgumentSyntax> arguments, InvocationExpressionSyntax send, InvocationExpressionSyntax refresh, ITypeSymbol type)
    {
        var kept = arguments
            .Select(static argument => argument.Expression)
            .OfType<IdentifierNameSyntax>()
            .Where(name => Is(type, finding.TypeOf(name)) && finding.SymbolOf(name) is ILocalSymbol or IParameterSymbol)
            .ToList();
        var named = kept.Count > 1 ? kept.FindAll(IsToken) : kept;
        return named.Count == 1 && IsSameUntil(named[0], send.Span.End, refresh) ? (named[0].ToString(), []) : null;
    }

    /// <summary>Where the token is read from the place that the refresh writes to, up to the end of the send.</summary>
    private IEnumerable<ExpressionSyntax> Reads(SyntaxNode function, InvocationExpressionSyntax send, InvocationExpressionSyntax refresh, ITypeSymbol type)
    {
        var receiver = refresh.Expression is MemberAccessExpressionSyntax { Expression: var expression } ? finding.SymbolOf(expression) : null;
        return Own(function).OfType<MemberAccessExpressionSyntax>().Where(access =>
            access.Span.End <= send.Span.End
            && receiver is not null
            && SymbolEqualityComparer.Default.Equals(finding.SymbolOf(access.Expression), receiver)
            && finding.SymbolOf(access) is IPropertySymbol or IFieldSymbol
            && Is(type, finding.TypeOf(access)));
    }

    private (string Name, ImmutableArray<TextChange> Introduction)? Named(ExpressionSyntax read, InvocationExpressionSyntax refresh)
    {
        if (read.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } declarator })
        {
            return IsUnwritten(finding.DeclaredBy(declarator), read.Span.End, refresh) ? (local, []) : null;
        }

        // Above any other statement the token would be read at another time.
        if (read.FirstAncestorOrSelf<StatementSyntax>() is not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax or IfStatementSyntax) || read.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || !StatementLines.IsInList(statement))
        {
            return null;
        }

        var name = FreeName.In(read, "token");
        return (name, [.. StatementLines.InsertAbove(statement, [$"var {name} = {read};"], finding.Text), new TextChange(read.Span, name)]);
    }

    /// <summary>In a callback the send stands elsewhere. What the refresh gives goes where the token was that was sent.</summary>
    private (string Name, ImmutableArray<TextChange> Introduction)? Assigned(InvocationExpressionSyntax refresh)
        => refresh.Parent is AwaitExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } } && finding.SymbolOf(target) is ILocalSymbol ? (target.ToString(), []) : null;

    private static bool IsToken(ExpressionSyntax expression) => expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0;

    private bool IsSameUntil(IdentifierNameSyntax name, int start, InvocationExpressionSyntax refresh) => IsUnwritten(finding.SymbolOf(name), start, refresh);

    /// <summary>True when nothing is written to a local on the way to the refresh.</summary>
    private bool IsUnwritten(ISymbol? local, int start, InvocationExpressionSyntax refresh)
        => !refresh.Ancestors().First(Repetition.IsFunction).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.SpanStart >= start && assignment.Span.End <= refresh.SpanStart
            && SymbolEqualityComparer.Default.Equals(finding.SymbolOf(assignment.Left), local));

    private static bool Is(ITypeSymbol type, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(type, other);
}
