using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Naming;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Puts a test of the status before a test of the text.</summary>
internal static class TextTest
{
    /// <summary>The changes; none where the response is not at hand, or its status tested already.</summary>
    public static ImmutableArray<TextChange> AddStatus(RetryDiagnostic finding)
    {
        if (finding.Expression is not { } expression || Test(expression, finding) is not { } test || ResponseOf(test, finding) is not { } response)
        {
            return [];
        }

        var isInverted = test.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression };
        var isNegated = isInverted != HoldsWithoutText(test);
        var (run, place) = Run(isInverted ? (ExpressionSyntax)test.Parent! : test, isNegated ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression, response, finding);
        if (IsBehindStatus(run[0], isNegated ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression, finding))
        {
            return [];
        }

        var (unauthorized, forbidden) = (Status("Unauthorized", finding), Status("Forbidden", finding));
        var isMany = run.Count > 1 && !isNegated;
        var isInner = NeedsParentheses(place, isNegated);
        var status = isNegated ? $"{response}.StatusCode is not ({unauthorized} or {forbidden}) || " : $"{response}.StatusCode is {unauthorized} or {forbidden} && ";
        return
        [
            Lines.Insertion(run[0].SpanStart, (isInner ? "(" : "") + status + (isMany ? "(" : "")),
            Lines.Insertion(run[run.Count - 1].Span.End, (isMany ? ")" : "") + (isInner ? ")" : "")),
        ];
    }

    /// <summary>The test that a search in a text is part of.</summary>
    private static ExpressionSyntax? Test(ExpressionSyntax expression, RetryDiagnostic finding)
    {
        for (var test = Positive(expression); test is not null; test = test.Parent as ExpressionSyntax)
        {
            if (finding.TypeOf(test)?.SpecialType == SpecialType.System_Boolean)
            {
                return test.Parent is ParenthesizedExpressionSyntax around ? around : test;
            }
        }

        return null;
    }

    /// <summary>True for <c>text.IndexOf(…) &lt; 0</c> and its like.</summary>
    private static bool HoldsWithoutText(ExpressionSyntax test) => test switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => HoldsWithoutText(inner),
        BinaryExpressionSyntax { Right: var right } comparison => comparison.Kind() switch
        {
            SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression => true,
            SyntaxKind.EqualsExpression => right.IsKind(SyntaxKind.UnaryMinusExpression),
            SyntaxKind.NotEqualsExpression => !right.IsKind(SyntaxKind.UnaryMinusExpression),
            _ => false,
        },
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax } => true,
        _ => false,
    };

    /// <summary>What is compared with true or false.</summary>
    private static ExpressionSyntax Positive(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Positive(inner),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var inner } => Positive(inner),
        BinaryExpressionSyntax { Right.RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression, Left: var inner } => Positive(inner),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression }, Expression: var inner } => Positive(inner),
        _ => expression,
    };

    /// <summary>The only response that the text can come from, by the expression or by how its locals are declared.</summary>
    private static string? ResponseOf(ExpressionSyntax test, RetryDiagnostic finding)
    {
        var sources = test.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Select(finding.SymbolOf)
            .OfType<ILocalSymbol>()
            .SelectMany(static local => local.DeclaringSyntaxReferences)
            .Select(static reference => (reference.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value)
            .OfType<ExpressionSyntax>()
            .Append(test);
        var responses = sources
            .SelectMany(static source => source.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
            .Where(part => part is IdentifierNameSyntax or MemberAccessExpressionSyntax && HttpTypes.IsResponse(finding.TypeOf(part)) && finding.SymbolOf(part) is not IMethodSymbol)
            .Where(static part => part.Parent is not MemberAccessExpressionSyntax access || access.Name != part)
            .Select(static part => part.ToString())
            .ToImmutableHashSet(System.StringComparer.Ordinal);
        return responses.Count == 1 ? responses.Single() : null;
    }

    /// <summary>The tests of the same text that stand side by side: one test of the status is enough for all.</summary>
    private static (IReadOnlyList<ExpressionSyntax> Tests, ExpressionSyntax Place) Run(ExpressionSyntax test, SyntaxKind kind, string response, RetryDiagnostic finding)
    {
        var whole = test;
        while (whole.Parent is BinaryExpressionSyntax parent && parent.IsKind(kind))
        {
            whole = parent;
        }

        var operands = Operands(whole, kind).ToList();
        var place = operands.IndexOf(test);
        var before = operands.Take(place).Reverse().TakeWhile(IsOfText).Reverse();
        IReadOnlyList<ExpressionSyntax> run = [.. before, test, .. operands.Skip(place + 1).TakeWhile(IsOfText)];
        return (run, run.Count == operands.Count ? whole : test);

        bool IsOfText(ExpressionSyntax operand) => ResponseOf(operand, finding) == response && !AsksStatus(operand, finding)
            && operand.DescendantNodes().Any(part => part is ExpressionSyntax and not LiteralExpressionSyntax && finding.TypeOf(part)?.SpecialType == SpecialType.System_String);
    }

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax condition, SyntaxKind kind)
        => condition is BinaryExpressionSyntax binary && binary.IsKind(kind) ? Operands(binary.Left, kind).Concat(Operands(binary.Right, kind)) : [condition];

    /// <summary>True when the status decides already whether the text is looked at.</summary>
    private static bool IsBehindStatus(ExpressionSyntax test, SyntaxKind kind, RetryDiagnostic finding) => test.AncestorsAndSelf()
        .TakeWhile(static node => node is ExpressionSyntax)
        .Any(node => node.Parent is BinaryExpressionSyntax both && both.IsKind(kind) && both.Right == node && AsksStatus(both.Left, finding));

    private static bool AsksStatus(ExpressionSyntax condition, RetryDiagnostic finding)
        => condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(part => HttpTypes.IsStatus(finding.TypeOf(part)));

    private static bool NeedsParentheses(ExpressionSyntax test, bool isNegated) => test.Parent switch
    {
        BinaryExpressionSyntax parent => isNegated ? !parent.IsKind(SyntaxKind.LogicalOrExpression) : !parent.IsKind(SyntaxKind.LogicalOrExpression) && !parent.IsKind(SyntaxKind.LogicalAndExpression),
        PrefixUnaryExpressionSyntax or IsPatternExpressionSyntax => true,
        _ => false,
    };

    private static string Status(string name, RetryDiagnostic finding)
    {
        var position = finding.Token.SpanStart;
        if (finding.Model.LookupSymbols(position, name: name) is { Length: 1 } found && found[0] is IFieldSymbol field && HttpTypes.IsStatus(field.ContainingType))
        {
            return name;
        }

        var type = finding.Model.Compilation.GetTypeByMetadataName("System.Net.HttpStatusCode");
        return type is null ? name : $"{TypeNaming.Shortest(type, finding.Model, position)}.{name}";
    }
}
