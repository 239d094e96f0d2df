using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace AuthErrors.Internal.WireCodes;

/// <summary>Reads UTF-16 that is known to be ASCII. Of other text it would drop the high bytes.</summary>
internal readonly struct AsciiUnit : IWireUnit<char>
{
    public static ulong Read8(ref char start) => Narrow(Unsafe.ReadUnaligned<Vector128<ushort>>(ref Unsafe.As<char, byte>(ref start)));

    public static uint Read4(ref char start)
        => (uint)Narrow(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref start))).AsUInt16());

    public static byte Read1(char unit) => (byte)unit;

    public static bool AreEqual(ReadOnlySpan<char> text, ReadOnlySpan<byte> utf8WireCode) => Ascii.Equals(utf8WireCode, text);

    private static ulong Narrow(Vector128<ushort> units) => Vector128.Narrow(units, units).AsUInt64().ToScalar();
}
