using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>What the locals and parameters of a method are ever given, whatever the order. The lambdas and local functions inside it count as well.</summary>
internal sealed class AssignedValues
{
    private readonly Dictionary<ISymbol, List<IOperation?>> _values = new(SymbolEqualityComparer.Default);

    private AssignedValues()
    {
    }

    /// <summary>Reads a whole method, given its outermost operation.</summary>
    public static AssignedValues Read(IOperation root)
    {
        var values = new AssignedValues();
        foreach (var operation in root.DescendantsAndSelf())
        {
            values.Add(operation);
        }

        return values;
    }

    /// <summary>The values; <see langword="null"/> stands for one that nobody can know.</summary>
    public IReadOnlyList<IOperation?> Of(ISymbol symbol) => _values.TryGetValue(symbol, out var values) ? values : [];

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } alias:
                Add(alias.Symbol, value: null);
                Add(alias.GetVariableInitializer()?.Value, value: null);
                break;
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                Add(declarator.Symbol, initializer.Value);
                break;
            case ISimpleAssignmentOperation assignment:
                Add(assignment.Target, assignment.IsRef ? null : assignment.Value);
                break;
            case ICoalesceAssignmentOperation assignment:
                Add(assignment.Target, assignment.Value);
                break;
            case ICompoundAssignmentOperation assignment:
                Add(assignment.Target, value: null);
                break;
            case IDeconstructionAssignmentOperation assignment:
                AddElements(assignment.Target, assignment.Value);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Add(argument.Value, argument.Parameter.RefKind == RefKind.Out ? argument : null);
                break;
            case IAddressOfOperation address:
                Add(address.Reference, value: null);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } local }:
                Add(local, PatternInput.Of(operation));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } local }:
                Add(local, PatternInput.Of(operation));
                break;
            default:
                break;
        }
    }

    private void AddElements(IOperation target, IOperation? value)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        value = value is IConversionOperation conversion ? conversion.Operand : value;
        if (target is not ITupleOperation targets)
        {
            Add(target, value);
            return;
        }

        var values = value is ITupleOperation tuple && tuple.Elements.Length == targets.Elements.Length ? tuple.Elements : default;
        for (var place = 0; place < targets.Elements.Length; place++)
        {
            AddElements(targets.Elements[place], values.IsDefault ? null : values[place]);
        }
    }

    private void Add(IOperation? target, IOperation? value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Add(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Add(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Add(declaration.Expression, value);
                break;
            default:
                break;
        }
    }

    private void Add(ISymbol symbol, IOperation? value)
    {
        if (!_values.TryGetValue(symbol, out var values))
        {
            _values.Add(symbol, values = []);
        }

        values.Add(value);
    }
}
