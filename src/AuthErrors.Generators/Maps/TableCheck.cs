using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Maps;

/// <summary>Decides whether a read-only table that is indexed by codes reaches to the last of them.</summary>
internal static class TableCheck
{
    /// <summary>What the table lacks that the operation reads; <see langword="null"/> when nothing, or it is no such table, or an earlier read says it.</summary>
    public static MapVerdict? Judge(IOperation operation, CodeEnums enums, CancellationToken cancellationToken)
    {
        if (IndexOf(operation) is not var (table, index)
            || CodesOf(index, enums) is not { } codes
            || Unconverted(table) is not IMemberReferenceOperation { Member.OriginalDefinition: var member }
            || ReadOnlyMember.ValueOf(member, operation.SemanticModel!, cancellationToken) is not { } literal
            || CollectionLiteral.Elements(literal)?.Count is not (> 0 and var length)
            || codes.Where(code => !code.IsOptional && Convert.ToDecimal(code.Number, CultureInfo.InvariantCulture) >= length) is not { IsEmpty: false } missing)
        {
            return null;
        }

        var uses = MemberUses.Find(member, operation.SemanticModel!, cancellationToken).ToList();
        var first = uses.Find(use => use.Parent is { } parent && IndexOf(parent) is var (used, by) && used == use && CodesOf(by, enums) is not null);
        return first?.Parent?.Syntax == operation.Syntax && !uses.Any(MapChange.IsAt) ? new MapVerdict(member, literal, codes, missing) : null;
    }

    private static (IOperation Table, IOperation Index)? IndexOf(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element => (element.ArrayReference, element.Indices[0]),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } table, Arguments.Length: 1 } entry => (table, entry.Arguments[0].Value),
        _ => null,
    };

    /// <summary>The enum of which the index is a number.</summary>
    private static CodeEnum? CodesOf(IOperation index, CodeEnums enums)
        => index is IConversionOperation { Operand: var operand } ? enums.Find(operand.Type, out _) ?? CodesOf(operand, enums) : null;

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;
}
