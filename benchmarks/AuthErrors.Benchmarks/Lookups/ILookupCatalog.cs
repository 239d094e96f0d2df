using System;

namespace AuthErrors.Benchmarks.Lookups;

/// <summary>A catalog of the comparison. Structs implement it, so that every call is direct, as it is in a program.</summary>
internal interface ILookupCatalog<TCode>
    where TCode : struct, Enum
{
    static abstract ReadOnlySpan<TCode> All { get; }

    static abstract bool TryParse(ReadOnlySpan<byte> utf8WireCode, out TCode code);

    static abstract bool TryParse(ReadOnlySpan<char> wireCode, out TCode code);

    static abstract string ToWireCode(TCode code);

    /// <summary>Whether there are the switches below.</summary>
    static abstract bool HasSwitch { get; }

    /// <summary>The switch that one would write by hand. The compiler switches on length and characters.</summary>
    static abstract bool TryParseBySwitch(ReadOnlySpan<char> wireCode, out TCode code);

    static abstract string ToWireCodeBySwitch(TCode code);
}
