using System;

namespace AuthErrors.Internal.WireCodes;

/// <summary>
/// How a wire code is read, be it UTF-8 or UTF-16. Both give the same numbers for the same ASCII text, so that one table serves both. Structs implement it, and the
/// compiler makes a loop of its own for each.
/// </summary>
internal interface IWireUnit<TUnit>
{
    /// <summary>Eight units from here on, as bytes.</summary>
    static abstract ulong Read8(ref TUnit start);

    /// <summary>One unit, as a byte.</summary>
    static abstract byte Read1(TUnit unit);

    /// <summary>Whether a text is that of a wire code in UTF-8.</summary>
    static abstract bool AreEqual(ReadOnlySpan<TUnit> text, ReadOnlySpan<byte> utf8WireCode);
}
