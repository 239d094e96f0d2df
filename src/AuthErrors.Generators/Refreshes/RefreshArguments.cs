using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Refreshes;

/// <summary>
/// Tells from its arguments whether a call of a known method refreshes. It looks at operations as the source has them: the control-flow graph takes
/// object initializers apart. An argument that it cannot see through counts as none, so that nothing is reported on a guess.
/// </summary>
internal static class RefreshArguments
{
    /// <summary>Whether the arguments alone make it a refresh, or no argument is asked for.</summary>
    public static bool Ask(KnownRefreshApi api, IInvocationOperation call)
        => api.Conditions == RefreshConditions.Always
            || (api.Conditions.HasFlag(RefreshConditions.TrueArgument) && call.Arguments.Any(static argument => IsTrue(argument.Value)))
            || (api.ConditionMember is { } member && call.Arguments.Any(argument => Sets(argument.Value, member, api.Conditions.HasFlag(RefreshConditions.TrueMember) ? IsTrue : IsGiven)));

    private static bool IsTrue(IOperation value) => value.ConstantValue is { HasValue: true, Value: true };

    private static bool IsGiven(IOperation value) => value is not IDefaultValueOperation && value.ConstantValue is not { HasValue: true, Value: null };

    /// <summary>Whether an object is created with the member set as asked, in its initializer or through its constructor.</summary>
    private static bool Sets(IOperation value, string member, Func<IOperation, bool> isAsAsked) => Unwrap(value) switch
    {
        IObjectCreationOperation created => created.Arguments.Any(argument => Is(argument.Parameter?.Name, member) && argument.ArgumentKind != ArgumentKind.DefaultValue && isAsAsked(argument.Value))
            || Sets(created.Initializer, member, isAsAsked),
        IWithOperation copied => Sets(copied.Initializer, member, isAsAsked),
        ILocalReferenceOperation local => Initial(local) is { } initial and not ILocalReferenceOperation && Sets(initial, member, isAsAsked),
        _ => false,
    };

    /// <summary>What a local is declared with.</summary>
    private static IOperation? Initial(ILocalReferenceOperation local)
        => local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initial }
            ? local.SemanticModel?.GetOperation(initial)
            : null;

    private static bool Sets(IObjectOrCollectionInitializerOperation? initializer, string member, Func<IOperation, bool> isAsAsked)
        => initializer?.Initializers.Any(one => one is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment && Is(target.Member.Name, member) && isAsAsked(assignment.Value)) == true;

    /// <summary>The member and the parameter that sets it differ in the case of their first letter only.</summary>
    private static bool Is(string? name, string member) => string.Equals(name, member, StringComparison.OrdinalIgnoreCase);

    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
