using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>
/// Follows a value back to where it comes from. All that it can be must be a wire code of one enum, or a constant. Every local is followed
/// once, so the work grows with the method and no loop of assignments can trap it.
/// </summary>
internal sealed class WireStringTrace(WireStringFinder finder)
{
    /// <summary>No expression that somebody wrote is nested deeper, and a stack is not endless.</summary>
    private const int MaxDepth = 100;

    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> _origins = [];
    private readonly HashSet<string> _defaults = new(StringComparer.Ordinal);
    private WireCodes? _codes;

    public WireString? Follow(IOperation value)
        => IsWireString(value, MaxDepth) && _codes is not null ? new WireString(_codes, _origins.ToImmutableArray(), _defaults.ToImmutableHashSet(StringComparer.Ordinal)) : null;

    private bool IsWireString(IOperation? value, int depth) => depth > 0 && value switch
    {
        null => false,
        { ConstantValue: { HasValue: true, Value: var constant } } => IsDefault(constant),
        IThrowOperation => true,
        IConversionOperation { OperatorMethod: null } conversion => IsWireString(conversion.Operand, depth - 1),
        IFieldReferenceOperation field => IsMarked(field.Field, field),
        IPropertyReferenceOperation property => IsMarked(property.Property, property),
        IInvocationOperation call => IsMarked(call.TargetMethod, call),
        IArgumentOperation { Parameter: { } parameter } argument => IsMarked(parameter, argument),
        IParameterReferenceOperation { Parameter: var parameter } => IsMarked(parameter, value) && IsOnlyAssignedWireStrings(parameter, value, depth),
        ILocalReferenceOperation { Local: var local } => finder.AssignedAround(value).Of(local).Count > 0 && IsOnlyAssignedWireStrings(local, value, depth),
        IConditionalAccessOperation access => IsWireString(access.WhenNotNull, depth - 1),
        IConditionalAccessInstanceOperation => IsWireString(Receiver(value), depth - 1),
        ICoalesceOperation coalesce => IsWireString(coalesce.Value, depth - 1) && IsWireString(coalesce.WhenNull, depth - 1),
        IConditionalOperation choice => IsWireString(choice.WhenTrue, depth - 1) && IsWireString(choice.WhenFalse, depth - 1),
        ISwitchExpressionOperation choice => choice.Arms.All(arm => IsWireString(arm.Value, depth - 1)),
        ISimpleAssignmentOperation assignment => IsWireString(assignment.Value, depth - 1),
        ICoalesceAssignmentOperation assignment => IsWireString(assignment.Target, depth - 1) && IsWireString(assignment.Value, depth - 1),
        IAwaitOperation { Operation: var task } => IsWireString(WithoutConfigureAwait(task), depth - 1),
        _ => false,
    };

    private bool IsDefault(object? constant)
    {
        if (constant is string text)
        {
            _defaults.Add(text);
        }

        return constant is string or null;
    }

    private bool IsMarked(ISymbol symbol, IOperation origin)
    {
        if (finder.Marks.Of(symbol) is not { } codes || (_codes ??= codes) != codes)
        {
            return false;
        }

        _origins.Add(origin);
        return true;
    }

    /// <summary>A marked parameter that is overwritten with something else no longer is what its mark says.</summary>
    private bool IsOnlyAssignedWireStrings(ISymbol symbol, IOperation reference, int depth)
        => !_followed.Add(symbol) || finder.AssignedAround(reference).Of(symbol).All(value => IsWireString(value, depth - 1));

    /// <summary>What stands before the <c>?.</c> that an operation stands behind.</summary>
    private static IOperation? Receiver(IOperation instance)
    {
        for (var operation = instance; operation.Parent is { } parent; operation = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == operation)
            {
                return access.Operation;
            }
        }

        return null;
    }

    private static IOperation WithoutConfigureAwait(IOperation task)
        => task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited } ? awaited : task;
}
