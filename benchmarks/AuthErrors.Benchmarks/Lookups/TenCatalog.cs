using System;

namespace AuthErrors.Benchmarks.Lookups;

/// <summary>The catalog of its name, and the switches for it.</summary>
internal readonly struct TenCatalog : ILookupCatalog<TenErrorCode>
{
    public static ReadOnlySpan<TenErrorCode> All => TenErrorCodes.All;

    public static bool HasSwitch => true;

    public static bool TryParse(ReadOnlySpan<byte> utf8WireCode, out TenErrorCode code) => TenErrorCodes.TryParse(utf8WireCode, out code);

    public static bool TryParse(ReadOnlySpan<char> wireCode, out TenErrorCode code) => TenErrorCodes.TryParse(wireCode, out code);

    public static string ToWireCode(TenErrorCode code) => code.ToWireCode();

    public static bool TryParseBySwitch(ReadOnlySpan<char> wireCode, out TenErrorCode code) => TenSwitch.TryParse(wireCode, out code);

    public static string ToWireCodeBySwitch(TenErrorCode code) => TenSwitch.ToWireCode(code);
}
