using System.Linq;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>The second look: whoever gets a lock compares the token that was rejected with the one that is current now.</summary>
internal static class Locking
{
    /// <summary>The state after two values were compared, whatever came of it.</summary>
    public static State Compared(IOperation left, Value one, IOperation right, Value other, State state)
        => state.Locks.Count == 0 || !(IsSecondLook(one, other) || IsSecondLook(other, one) || IsMemberAgainst(left, one, other) || IsMemberAgainst(right, other, one))
            ? state
            : Compare(state with { IsRenewedElsewhere = state.IsRenewedElsewhere || Comparison.AreEqual(one, other) is null });

    /// <summary>
    /// The state after a part of a condition was tested. <c>_task is null || _key != rejected</c> asks for which token the task is wherever there is one,
    /// and <c>_token is { } now &amp;&amp; now != rejected</c> finds nothing to adopt where there is none.
    /// </summary>
    public static State Asked(IOperation condition, State state)
        => state.Locks.Count == 0 || condition.Syntax.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.LogicalAndExpression } whole
            || !whole.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(static part => part.Kind() is SyntaxKind.NotEqualsExpression && part is { Left: IdentifierNameSyntax, Right: IdentifierNameSyntax })
            ? state
            : Compare(state);

    private static State Compare(State state)
        => state with { Locks = state.Locks.Select((held, at) => at == state.Locks.Count - 1 ? held with { IsCompared = true } : held).ToEquatableArray() };

    private static bool IsSecondLook(Value now, Value rejected) => now is TokenValue { IsUnderLock: true, IsBeforeSend: false } && rejected is TokenValue { IsBeforeSend: true } or UnknownValue { Traits: not Trait.Member };

    /// <summary>What a shared in-flight task is for, say: a member that is compared with the rejected token.</summary>
    private static bool IsMemberAgainst(IOperation operation, Value member, Value rejected)
        => (Unwrap(operation) is IFieldReferenceOperation or IPropertyReferenceOperation || member.Has(Trait.Member)) && member is UnknownValue or TokenValue { IsBeforeSend: false } && rejected is TokenValue { IsBeforeSend: true } or UnknownValue { Traits: not Trait.Member };

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
