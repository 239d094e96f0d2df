using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Maps;

/// <summary>Decides whether a read-only map keyed by codes has an entry for each.</summary>
internal static class MapCheck
{
    /// <summary>What the map lacks that the operation initializes; <see langword="null"/> when nothing, or it is no such map.</summary>
    public static MapVerdict? Judge(IOperation operation, ISymbol containing, CodeEnums enums, CancellationToken cancellationToken)
    {
        if (ReadOnlyMember.InitializedBy(operation, containing) is not var (member, value)
            || enums.Find(KeyTypeOf(ConstantOperand.Of(value).Type), out _) is not { } codes
            || MapLiteral.Keys(value) is not { Count: > 0 } keys
            || Missing(keys, codes) is not { IsEmpty: false } missing
            || MemberUses.Find(member, operation.SemanticModel!, cancellationToken).Any(MapChange.IsAt))
        {
            return null;
        }

        return new MapVerdict(member, operation, codes, missing);
    }

    private static CodeSet? Missing(IEnumerable<IOperation> keys, CodeEnum codes)
    {
        var missing = codes.All.Except(codes.Optional);
        foreach (var key in keys)
        {
            if (ConstantOperand.Of(key).ConstantValue is not { HasValue: true, Value: { } number })
            {
                return null;
            }

            missing = missing.Except(codes.WithNumber(number));
        }

        return missing;
    }

    private static ITypeSymbol? KeyTypeOf(ITypeSymbol? type)
        => type is null ? null : type.AllInterfaces.Append(type as INamedTypeSymbol).FirstOrDefault(IsMap)?.TypeArguments[0];

    private static bool IsMap(INamedTypeSymbol? type)
        => type is { Name: "IDictionary" or "IReadOnlyDictionary", Arity: 2 } && CollectionLiteral.IsOfFramework(type);
}
