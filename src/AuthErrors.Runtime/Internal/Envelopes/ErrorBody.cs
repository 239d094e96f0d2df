using System;
using System.Text.Json;

namespace AuthErrors.Internal.Envelopes;

/// <summary>Tells whether the body of a response that reports success is an error all the same, as an answer of JSON-RPC 2.0 may be.</summary>
internal static class ErrorBody
{
    // Only our own limit on the length of a body bounds how deep it nests; the reader does not recurse.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>Whether a body seems to be an object with an error and without a result: false is certain, true is not if the body is not valid.</summary>
    public static bool MayBe(ReadOnlySpan<byte> utf8Json)
    {
        var scanner = new JsonScanner(utf8Json);
        if (!scanner.TryEnterObject())
        {
            return false;
        }

        var hasError = false;
        while (scanner.TryReadName(out var name))
        {
            if (name.Is("result"u8))
            {
                return false;
            }

            if (!hasError && name.Is("error"u8))
            {
                if (scanner.Peek() == 'n')
                {
                    return false;
                }

                hasError = true;
            }

            scanner.TrySkip();
        }

        return hasError;
    }

    /// <summary>Whether a body is valid to its end.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(ByteOrderMark.Trim(utf8Json), Options);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
