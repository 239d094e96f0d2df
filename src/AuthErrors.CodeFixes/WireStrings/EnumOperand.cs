using System.Collections.Generic;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.WireStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.WireStrings;

/// <summary>Turns an expression that gives a wire string into one that gives the enum.</summary>
internal sealed class EnumOperand(WireStringFinder finder, WireCodes codes, SourceText text)
{
    /// <summary>The expression with the parentheses and the <c>!</c> around it.</summary>
    public static SyntaxNode Whole(IOperation operand)
    {
        var node = operand.Syntax;
        while (node.Parent is ParenthesizedExpressionSyntax || node.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        {
            node = node.Parent!;
        }

        return node;
    }

    /// <summary>The changes; <see langword="null"/> where the enum is not at hand.</summary>
    public IReadOnlyList<TextChange>? Change(IOperation operand)
    {
        var changes = operand switch
        {
            IConversionOperation { IsImplicit: true } conversion => Change(conversion.Operand),
            IMemberReferenceOperation => ChangeMember(operand),
            IInvocationOperation call => ChangeCall(call),
            IConditionalAccessOperation access => ChangeAccess(access),
            ICoalesceOperation coalesce => ChangeCoalesce(coalesce),
            ILocalReferenceOperation local => ChangeLocal(local),
            _ => null,
        };
        return operand is IConversionOperation || changes is null ? changes : [.. changes, .. Unwrap(operand)];
    }

    /// <summary>The changed text of the expression with what is around it.</summary>
    public string? Write(IOperation operand) => Change(operand) is { } changes ? Lines.Part(text, Whole(operand).Span, changes) : null;

    /// <summary>Neither does an enum need a <c>!</c>, nor what is left of a <c>??</c> its parentheses.</summary>
    private static IEnumerable<TextChange> Unwrap(IOperation operand)
    {
        for (var node = operand.Syntax; node != Whole(operand); node = node.Parent!)
        {
            switch (node.Parent)
            {
                case PostfixUnaryExpressionSyntax suppression:
                    yield return Deletion(suppression.OperatorToken.Span);
                    break;
                case ParenthesizedExpressionSyntax parentheses when operand is ICoalesceOperation:
                    yield return Deletion(parentheses.OpenParenToken.Span);
                    yield return Deletion(parentheses.CloseParenToken.Span);
                    break;
                default:
                    break;
            }
        }
    }

    private IReadOnlyList<TextChange>? ChangeMember(IOperation operand)
    {
        if (Counterpart.FindMember(operand, codes, finder.Marks) is not { } member)
        {
            return null;
        }

        var name = operand.Syntax switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            IdentifierNameSyntax { Parent: NameColonSyntax } pattern => pattern,
            IdentifierNameSyntax bare when Means(member, bare) => bare,
            _ => null,
        };
        return name is null ? null : [new TextChange(name.Span, CSharpName.Escape(member.Name))];

        bool Means(ISymbol symbol, SyntaxNode place)
            => SymbolEqualityComparer.Default.Equals(operand.SemanticModel!.LookupSymbols(place.SpanStart, name: symbol.Name).FirstOrDefault(), symbol);
    }

    private IReadOnlyList<TextChange>? ChangeCall(IInvocationOperation call)
    {
        if (Counterpart.FindArgument(call, codes, finder.Marks) is not { } argument || call.Syntax is not InvocationExpressionSyntax syntax)
        {
            return null;
        }

        switch (syntax)
        {
            case { ArgumentList.Arguments: { Count: 1 } arguments }:
                var given = arguments[0].Expression;
                var (open, close) = IsPrimary(given) ? ("", "") : ("(", ")");
                return
                [
                    new TextChange(TextSpan.FromBounds(syntax.SpanStart, given.SpanStart), open),
                    new TextChange(TextSpan.FromBounds(given.Span.End, syntax.Span.End), close),
                ];
            case { Expression: MemberAccessExpressionSyntax access } when access.Expression.Span.Contains(argument.Syntax.Span):
                return [Deletion(TextSpan.FromBounds(access.Expression.Span.End, syntax.Span.End))];
            default:
                return null;
        }
    }

    private IReadOnlyList<TextChange>? ChangeAccess(IConditionalAccessOperation access)
        => access.WhenNotNull is IInvocationOperation { Syntax: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } } call
            ? Counterpart.FindArgument(call, codes, finder.Marks) is null
                ? null
                : [Deletion(TextSpan.FromBounds(((ConditionalAccessExpressionSyntax)access.Syntax).Expression.Span.End, access.Syntax.Span.End))]
            : Change(access.WhenNotNull);

    /// <summary>No code is equal to a default that is none, and neither is the null that stands there instead.</summary>
    private IReadOnlyList<TextChange>? ChangeCoalesce(ICoalesceOperation coalesce)
        => coalesce.WhenNull.ConstantValue is { HasValue: true, Value: string text } && codes.Find(text, ignoreCase: true) is null
            && Change(coalesce.Value) is { } changes
            ? [.. changes, Deletion(TextSpan.FromBounds(Whole(coalesce.Value).Span.End, coalesce.Syntax.Span.End))]
            : null;

    /// <summary>A local is replaced by what it was declared with, as long as that is the same here.</summary>
    private IReadOnlyList<TextChange>? ChangeLocal(ILocalReferenceOperation local)
        => finder.AssignedAround(local).Of(local.Local) is { Count: 1 } values && values[0] is { Parent: IVariableInitializerOperation } value
            && StablePath.IsSameAt(value, local, finder)
            && !Comments.Exist(value.Syntax, value.Syntax.Span)
            && Write(value) is { } written
            ? [new TextChange(local.Syntax.Span, written)]
            : null;

    private static bool IsPrimary(ExpressionSyntax expression)
        => expression is NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            or ConditionalAccessExpressionSyntax or ThisExpressionSyntax;

    private static TextChange Deletion(TextSpan span) => new(span, "");
}
