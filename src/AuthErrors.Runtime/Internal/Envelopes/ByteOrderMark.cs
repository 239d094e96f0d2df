using System;

namespace AuthErrors.Internal.Envelopes;

/// <summary>The byte order mark of UTF-8. A parser may pass over it: RFC 8259, section 8.1.</summary>
internal static class ByteOrderMark
{
    private static ReadOnlySpan<byte> Bytes => [0xEF, 0xBB, 0xBF];

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8Json) => utf8Json.StartsWith(Bytes) ? utf8Json[Bytes.Length..] : utf8Json;
}
