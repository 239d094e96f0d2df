using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AuthErrors.CodeFixes.Naming;
using AuthErrors.CodeFixes.Text;
using AuthErrors.Generators.WireStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.WireStrings;

/// <summary>
/// Turns one comparison of wire strings, or one switch over them, into one of the enum. Nothing is done unless every constant is a code of
/// which the enum says the same.
/// </summary>
internal sealed class EnumEdit
{
    private readonly WireComparison _comparison;
    private readonly WireStringFinder _finder;
    private readonly CodeNaming _naming;
    private readonly EnumOperand _operand;
    private readonly Dictionary<SyntaxNode, ComparedConstant> _constants;
    private readonly List<TextChange> _changes = [];

    private EnumEdit(WireComparison comparison, WireCodes codes, WireStringFinder finder, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        _comparison = comparison;
        _finder = finder;
        _naming = new CodeNaming(model, comparison.Operation.Syntax, codes.Codes, cancellationToken);
        _operand = new EnumOperand(finder, codes, text);
        _constants = comparison.Constants.ToDictionary(static constant => constant.Value.Syntax);
    }

    /// <summary>The changes; none where the meaning could not be kept.</summary>
    public static ImmutableArray<TextChange> Compute(SyntaxNode node, WireStringFinder finder, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        if (WireComparisons.Read(model.GetOperation(node, cancellationToken), finder) is not { Known: { } codes } comparison
            || !EnumPlace.CanStand(comparison, finder.Marks)
            || comparison.Constants.Any(constant => constant.Compared.Codes != codes))
        {
            return [];
        }

        var edit = new EnumEdit(comparison, codes, finder, model, text, cancellationToken);
        return edit.Compute() && !edit._changes.Exists(change => Comments.Exist(node.SyntaxTree.GetRoot(cancellationToken), change.Span)) ? [.. edit._changes] : [];
    }

    private bool Compute() => _comparison.Operation switch
    {
        IBinaryOperation binary => ChangeOperand(binary.LeftOperand) && ChangeOperand(binary.RightOperand),
        IInvocationOperation call => ChangeCall(call),
        ISwitchOperation statement => ChangePatterns() && ChangeJumps(statement),
        _ => ChangePatterns(),
    };

    private bool ChangeOperand(IOperation operand)
    {
        if (_constants.TryGetValue(operand.Syntax, out var constant))
        {
            return ChangeConstant(constant);
        }

        return Add(_operand.Change(operand));
    }

    /// <summary>
    /// <c>Equals</c> becomes <c>==</c>. Where it stands behind <c>?.</c> its result can be null, which that of <c>==</c> cannot. Where case does
    /// not count, the enum says the same only if it made the string.
    /// </summary>
    private bool ChangeCall(IInvocationOperation call)
    {
        var isMadeByEnum = _comparison.Constants[0].Compared.Origins.All(static origin => origin is IInvocationOperation);
        if (StringEquality.Of(call) is not { } equality || !(_comparison.IsExact || (equality.IgnoresCase && isMadeByEnum))
            || call.Syntax is not InvocationExpressionSyntax syntax || syntax.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(syntax.Span)) is not null)
        {
            return false;
        }

        if (Write(equality.Left) is not { } left || Write(equality.Right) is not { } right)
        {
            return false;
        }

        var isNegated = syntax.Parent.IsKind(SyntaxKind.LogicalNotExpression);
        var replaced = isNegated ? (ExpressionSyntax)syntax.Parent! : syntax;
        var comparison = $"{left} {(isNegated ? "!=" : "==")} {right}";
        _changes.Add(new TextChange(replaced.Span, CanHoldComparison(replaced.Parent) ? comparison : $"({comparison})"));
        return true;
    }

    private string? Write(IOperation operand)
        => TryConstant(operand) is { } constant ? NameOf(constant) : _operand.Write(operand);

    private ComparedConstant? TryConstant(IOperation operand)
        => _comparison.Constants.FirstOrDefault(constant => constant.Value == operand || constant.Value.Parent == operand);

    /// <summary>Every pattern that is asked about a wire string must be one that can be asked about the enum.</summary>
    private bool ChangePatterns()
    {
        var inputs = new Dictionary<IOperation, WireString?>();
        foreach (var pattern in WireComparisons.Patterns(_comparison.Operation))
        {
            if (PatternInput.Of(pattern) is not { } input)
            {
                continue;
            }

            if (!inputs.TryGetValue(input, out var wire))
            {
                inputs.Add(input, wire = _finder.Find(input));
                if (wire is not null && !Add(_operand.Change(input)))
                {
                    return false;
                }
            }

            if (wire is not null && !ChangePattern(pattern, input))
            {
                return false;
            }
        }

        return true;
    }

    private bool ChangePattern(IOperation pattern, IOperation input) => WireComparisons.ConstantOf(pattern) switch
    {
        // A null that `?.` gives stays one.
        { ConstantValue: { HasValue: true, Value: null } } => input is IConditionalAccessOperation,
        { } constant => _constants.TryGetValue(constant.Syntax, out var compared) && ChangeConstant(compared),
        null => pattern is IBinaryPatternOperation or INegatedPatternOperation or IDiscardPatternOperation or IDefaultCaseClauseOperation,
    };

    /// <summary>The targets of <c>goto case</c> are constants of the switch too.</summary>
    private bool ChangeJumps(ISwitchOperation statement)
    {
        foreach (var jump in statement.Syntax.DescendantNodes().OfType<GotoStatementSyntax>())
        {
            if (!jump.IsKind(SyntaxKind.GotoCaseStatement) || jump.FirstAncestorOrSelf<SwitchStatementSyntax>() != statement.Syntax)
            {
                continue;
            }

            if (statement.SemanticModel!.GetConstantValue(jump.Expression!).Value is not string text
                || _comparison.Constants.FirstOrDefault(constant => constant.Text == text) is not { } target)
            {
                return false;
            }

            _changes.Add(new TextChange(jump.Expression!.Span, _naming.Write(target.Known!.Value)));
        }

        return true;
    }

    private bool ChangeConstant(ComparedConstant constant)
    {
        if (NameOf(constant) is not { } name)
        {
            return false;
        }

        _changes.Add(new TextChange(constant.Value.Syntax.Span, name));
        return true;
    }

    private string? NameOf(ComparedConstant constant)
        => constant.Known is { } known && (known.IsSame || (known.IsUnique && IsBesideDefault(constant))) ? _naming.Write(known.Value) : null;

    /// <summary>The fallback takes what is not listed along, which makes no difference where it goes the same way.</summary>
    private static bool IsBesideDefault(ComparedConstant constant)
        => constant.Value.Parent is ISingleValueCaseClauseOperation { Parent: ISwitchCaseOperation section } && section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation);

    private bool Add(IReadOnlyList<TextChange>? changes)
    {
        _changes.AddRange(changes ?? []);
        return changes is not null;
    }

    /// <summary>True where <c>a == b</c> needs no parentheses.</summary>
    private static bool CanHoldComparison(SyntaxNode? parent) => parent switch
    {
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression,
        ExpressionSyntax => parent is ParenthesizedExpressionSyntax or AssignmentExpressionSyntax or ConditionalExpressionSyntax or LambdaExpressionSyntax,
        _ => true,
    };
}
