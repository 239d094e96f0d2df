using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>The codes of a catalog in the order of their values, which is that of every generated array; and the way from a code to its place there.</summary>
internal static class CodeList
{
    /// <summary>Beyond so many arms a switch gives way to an array: the compiler needs a time for a switch that grows with the square of its arms.</summary>
    public const int MaxArms = 64;

    public static IReadOnlyList<CodeModel> ByValue(CatalogModel catalog) => [.. catalog.Codes.OrderBy(static code => code.Value)];

    /// <summary>Whether a value is its code's place in the list.</summary>
    public static bool IsGapless(CatalogModel catalog) => catalog.Codes.Max(static code => code.Value) == catalog.Codes.Count - 1;

    /// <summary>Whether arrays are read by the place of a code. Where the values leave gaps that takes a search, which only many codes are worth.</summary>
    public static bool HasIndex(CatalogModel catalog) => IsGapless(catalog) || catalog.Codes.Count > MaxArms;

    /// <summary>Writes the array of all codes, and where <see cref="HasIndex"/> says so the way into it.</summary>
    public static void Write(SourceWriter writer, CatalogModel catalog)
    {
        // An array, because a span of enum constants is not read from the assembly's data but allocated at each call.
        writer.WriteLine();
        writer.Collection($"private static readonly {catalog.EnumName}[] Codes =", () =>
        {
            foreach (var code in ByValue(catalog))
            {
                writer.Write($"{catalog.Member(code)},");
            }
        });
        writer.WriteLine();
        writer.Write($"""
            /// <summary>Every code, in the order of the values: the fallback first.</summary>
            public static global::System.ReadOnlySpan<{catalog.EnumName}> All => Codes;
            """);

        if (HasIndex(catalog))
        {
            writer.WriteLine();
            WriteIndexOf(writer, catalog);
        }
    }

    private static void WriteIndexOf(SourceWriter writer, CatalogModel catalog)
    {
        var signature = $"private static int IndexOf({catalog.EnumName} code)";
        if (IsGapless(catalog))
        {
            writer.Write($"{signature} => unchecked((uint)code) < (uint)Codes.Length ? (int)code : 0;");
            return;
        }

        writer.Block(signature, () => writer.Write($"""
            var values = global::System.Runtime.InteropServices.MemoryMarshal.Cast<{catalog.EnumName}, int>(All);
            var index = global::System.MemoryExtensions.BinarySearch(values, (int)code);
            return index < 0 ? 0 : index;
            """));
    }
}
