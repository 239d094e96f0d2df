using System;
using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Texts that lead to a value of a JSON document (RFC 6901).</summary>
internal static class JsonPointer
{
    public static bool IsPointer(string text) => text.StartsWith("/", StringComparison.Ordinal);

    /// <summary>Why a text is no JSON pointer below the root, and what to write instead; <see langword="null"/> when it is one.</summary>
    public static string? Reject(string text)
    {
        if (!IsPointer(text))
        {
            return $"is no JSON pointer; write {Quoted.InDouble("/" + text)}";
        }

        return text.Split('~').Skip(1).All(static rest => rest.Length > 0 && rest[0] is '0' or '1')
            ? null
            : "is no JSON pointer: '~' is written ~0, and '/' in a name ~1 (RFC 6901)";
    }
}
