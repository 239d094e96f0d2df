using System;
using System.Runtime.CompilerServices;

namespace AuthErrors.Internal.WireCodes;

/// <summary>Reads UTF-8.</summary>
internal readonly struct Utf8Unit : IWireUnit<byte>
{
    public static ulong Read8(ref byte start) => Unsafe.ReadUnaligned<ulong>(ref start);

    public static byte Read1(byte unit) => unit;

    public static bool AreEqual(ReadOnlySpan<byte> text, ReadOnlySpan<byte> utf8WireCode) => text.SequenceEqual(utf8WireCode);
}
