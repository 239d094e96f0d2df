using System;

namespace AuthErrors.Benchmarks.Lookups;

/// <summary>The catalog of its name, and the switches for it.</summary>
internal readonly struct TwoHundredCatalog : ILookupCatalog<TwoHundredErrorCode>
{
    public static ReadOnlySpan<TwoHundredErrorCode> All => TwoHundredErrorCodes.All;

    public static bool HasSwitch => true;

    public static bool TryParse(ReadOnlySpan<byte> utf8WireCode, out TwoHundredErrorCode code) => TwoHundredErrorCodes.TryParse(utf8WireCode, out code);

    public static bool TryParse(ReadOnlySpan<char> wireCode, out TwoHundredErrorCode code) => TwoHundredErrorCodes.TryParse(wireCode, out code);

    public static string ToWireCode(TwoHundredErrorCode code) => code.ToWireCode();

    public static bool TryParseBySwitch(ReadOnlySpan<char> wireCode, out TwoHundredErrorCode code) => TwoHundredSwitch.TryParse(wireCode, out code);

    public static string ToWireCodeBySwitch(TwoHundredErrorCode code) => TwoHundredSwitch.ToWireCode(code);
}
