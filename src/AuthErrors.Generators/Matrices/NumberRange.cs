using System;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Matrices;

/// <summary>The numbers that a type can hold, as far as patterns on it need to know.</summary>
/// <param name="Min">The least; <see langword="null"/> where numbers lie between any two.</param>
/// <param name="Max">The greatest.</param>
/// <param name="NaN">The value that no comparison holds for.</param>
internal sealed record NumberRange(decimal? Min, decimal? Max, object? NaN)
{
    private static readonly NumberRange Dense = new(Min: null, Max: null, NaN: null);

    /// <summary>The range of a type; <see langword="null"/> when it is no number.</summary>
    public static NumberRange? Of(SpecialType type) => type switch
    {
        SpecialType.System_SByte => new(sbyte.MinValue, sbyte.MaxValue, NaN: null),
        SpecialType.System_Byte => new(byte.MinValue, byte.MaxValue, NaN: null),
        SpecialType.System_Int16 => new(short.MinValue, short.MaxValue, NaN: null),
        SpecialType.System_UInt16 or SpecialType.System_Char => new(ushort.MinValue, ushort.MaxValue, NaN: null),
        SpecialType.System_Int32 => new(int.MinValue, int.MaxValue, NaN: null),
        SpecialType.System_UInt32 => new(uint.MinValue, uint.MaxValue, NaN: null),
        SpecialType.System_Int64 => new(long.MinValue, long.MaxValue, NaN: null),
        SpecialType.System_UInt64 => new(ulong.MinValue, ulong.MaxValue, NaN: null),
        SpecialType.System_Single => Dense with { NaN = float.NaN },
        SpecialType.System_Double => Dense with { NaN = double.NaN },
        SpecialType.System_Decimal or SpecialType.System_IntPtr or SpecialType.System_UIntPtr => Dense,
        _ => null,
    };

    public static bool IsNaN(object value) => value is double.NaN or float.NaN;

    /// <summary>True when a number lies between two; a missing bound is the end of the range.</summary>
    public bool HasBetween(object? below, object? above)
        => Min is not { } min || Max is not { } max
            || (above is null ? max + 1 : ToDecimal(above)) - (below is null ? min - 1 : ToDecimal(below)) > 1;

    private static decimal ToDecimal(object value) => value is char c ? c : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
