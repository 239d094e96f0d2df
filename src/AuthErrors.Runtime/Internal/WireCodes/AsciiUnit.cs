using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace AuthErrors.Internal.WireCodes;

/// <summary>Reads UTF-16 that is known to be ASCII. Of other text it would drop the high bytes.</summary>
internal readonly struct AsciiUnit : IWireUnit<char>
{
    public static ulong Read8(ref char start)
    {
        var units = Unsafe.ReadUnaligned<Vector128<ushort>>(ref Unsafe.As<char, byte>(ref start));
        return Vector128.Narrow(units, units).AsUInt64().ToScalar();
    }

    public static byte Read1(char unit) => (byte)unit;

    public static bool AreEqual(ReadOnlySpan<char> text, ReadOnlySpan<byte> utf8WireCode) => Ascii.Equals(utf8WireCode, text);
}
