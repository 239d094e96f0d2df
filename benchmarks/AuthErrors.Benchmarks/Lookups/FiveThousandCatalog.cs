using System;

namespace AuthErrors.Benchmarks.Lookups;

/// <summary>Five thousand codes, without switches: those take the compiler longer than all the rest.</summary>
internal readonly struct FiveThousandCatalog : ILookupCatalog<FiveThousandErrorCode>
{
    public static ReadOnlySpan<FiveThousandErrorCode> All => FiveThousandErrorCodes.All;

    public static bool HasSwitch => false;

    public static bool TryParse(ReadOnlySpan<byte> utf8WireCode, out FiveThousandErrorCode code) => FiveThousandErrorCodes.TryParse(utf8WireCode, out code);

    public static bool TryParse(ReadOnlySpan<char> wireCode, out FiveThousandErrorCode code) => FiveThousandErrorCodes.TryParse(wireCode, out code);

    public static string ToWireCode(FiveThousandErrorCode code) => code.ToWireCode();

    public static bool TryParseBySwitch(ReadOnlySpan<char> wireCode, out FiveThousandErrorCode code) => throw new NotSupportedException();

    public static string ToWireCodeBySwitch(FiveThousandErrorCode code) => throw new NotSupportedException();
}
