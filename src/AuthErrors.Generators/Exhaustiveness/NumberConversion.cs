using System.Globalization;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Follows codes through casts to numbers.</summary>
internal static class NumberConversion
{
    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64;

    /// <summary>What is cast, through casts of casts.</summary>
    public static IOperation SourceOf(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>What the casts make of a number.</summary>
    public static object Convert(object number, IOperation value)
        => value is IConversionOperation { OperatorMethod: null } conversion ? Cast(Convert(number, conversion.Operand), Nullables.Strip(conversion.Type!)) : number;

    /// <summary>The number as a type holds it: a cast cuts off what does not fit.</summary>
    private static object Cast(object number, ITypeSymbol type)
    {
        var bits = number is ulong large ? unchecked((long)large) : System.Convert.ToInt64(number, CultureInfo.InvariantCulture);
        return type.SpecialType switch
        {
            SpecialType.System_Char => unchecked((char)bits),
            SpecialType.System_SByte => unchecked((sbyte)bits),
            SpecialType.System_Byte => unchecked((byte)bits),
            SpecialType.System_Int16 => unchecked((short)bits),
            SpecialType.System_UInt16 => unchecked((ushort)bits),
            SpecialType.System_Int32 => unchecked((int)bits),
            SpecialType.System_UInt32 => unchecked((uint)bits),
            SpecialType.System_Int64 => bits,
            SpecialType.System_UInt64 => unchecked((ulong)bits),
            _ => number,
        };
    }
}
