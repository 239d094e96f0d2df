using System;
using System.Linq;
using System.Text;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the ways between a code and its wire code.</summary>
internal static class WireCodeEmitter
{
    /// <summary>Up to so many codes a switch reads better, and needs nothing at start-up. It is faster as long as the codes come in an order that the processor can learn.</summary>
    private const int MaxSwitchedCodes = 4;

    public static void Write(SourceWriter writer, CatalogModel catalog)
    {
        // An array is three times as fast as a switch, and possible where the values leave no gap.
        var isIndexed = CodeList.HasIndex(catalog);
        var isSearched = catalog.Codes.Count > MaxSwitchedCodes;
        if (isIndexed || isSearched)
        {
            WriteWireCodes(writer, catalog);
        }

        WriteToWireCode(writer, catalog, isIndexed);
        if (isSearched)
        {
            writer.WriteLine();
            writer.Write("private static readonly global::AuthErrors.CompilerServices.WireCodeTable Table = new(WireCodes);");
        }

        WriteTryParse(writer, catalog, "char", "wireCode", "The string that the server sent; compared exactly.", isSearched ? WriteSearch : WriteSwitch);
        WriteTryParse(writer, catalog, "byte", "utf8WireCode", "The same string as it stands in the body of the response.", isSearched ? WriteSearch : WriteUtf8Switch);
    }

    private static void WriteWireCodes(SourceWriter writer, CatalogModel catalog)
    {
        writer.Collection("private static readonly string[] WireCodes =", () =>
        {
            foreach (var code in CodeList.ByValue(catalog))
            {
                writer.Write(CSharpText.Literal(code.WireCode) + ",");
            }
        });
        writer.WriteLine();
    }

    private static void WriteToWireCode(SourceWriter writer, CatalogModel catalog, bool isIndexed)
    {
        writer.Write($"""
            /// <summary>The string that a server sends for a code.</summary>
            /// <param name="code">The code.</param>
            /// <returns>The wire code.</returns>
            [return: global::AuthErrors.WireCodeOf(typeof({catalog.EnumName}))]
            """);
        var signature = $"public static string ToWireCode(this {catalog.EnumName} code)";
        if (isIndexed)
        {
            writer.Write($"{signature} => WireCodes[IndexOf(code)];");
            return;
        }

        writer.SwitchExpression($"{signature} => code switch", () =>
        {
            foreach (var code in catalog.Codes.Skip(1))
            {
                writer.Write($"{catalog.Member(code)} => {CSharpText.Literal(code.WireCode)},");
            }

            writer.Write($"_ => {CSharpText.Literal(catalog.Fallback.WireCode)},");
        });
    }

    private static void WriteTryParse(
        SourceWriter writer, CatalogModel catalog, string unit, string parameter, string description, Action<SourceWriter, CatalogModel, string> body)
    {
        writer.WriteLine();
        writer.Write($"""
            /// <summary>Finds the code for a wire code.</summary>
            /// <param name="{parameter}">{description}</param>
            /// <param name="code">The code; the fallback when the wire code is not known.</param>
            /// <returns><see langword="true"/> when the catalog lists the wire code.</returns>
            """);
        writer.Block(
            $"public static bool TryParse(global::System.ReadOnlySpan<{unit}> {parameter}, out {catalog.EnumName} code)",
            () => body(writer, catalog, parameter));
    }

    private static void WriteSearch(SourceWriter writer, CatalogModel catalog, string parameter) => writer.Write($"""
        var isKnown = Table.TryFind({parameter}, out var index);
        code = {(CodeList.IsGapless(catalog) ? $"({catalog.EnumName})index" : "Codes[index]")};
        return isKnown;
        """);

    private static void WriteSwitch(SourceWriter writer, CatalogModel catalog, string parameter) => writer.Block($"switch ({parameter})", () =>
    {
        foreach (var code in catalog.Codes)
        {
            writer.Indented($"case {CSharpText.Literal(code.WireCode)}:", () => WriteFound(writer, catalog, code));
        }

        writer.Indented("default:", () => WriteNotFound(writer, catalog));
    });

    private static void WriteUtf8Switch(SourceWriter writer, CatalogModel catalog, string parameter) => writer.Block($"switch ({parameter}.Length)", () =>
    {
        foreach (var sameLength in catalog.Codes.GroupBy(static code => Encoding.UTF8.GetByteCount(code.WireCode)).OrderBy(static group => group.Key))
        {
            foreach (var code in sameLength)
            {
                var test = $"global::System.MemoryExtensions.SequenceEqual({parameter}, {CSharpText.Literal(code.WireCode)}u8)";
                writer.Indented(FormattableString.Invariant($"case {sameLength.Key} when {test}:"), () => WriteFound(writer, catalog, code));
            }
        }

        writer.Indented("default:", () => WriteNotFound(writer, catalog));
    });

    private static void WriteFound(SourceWriter writer, CatalogModel catalog, CodeModel code) => writer.Write($"""
        code = {catalog.Member(code)};
        return true;
        """);

    private static void WriteNotFound(SourceWriter writer, CatalogModel catalog) => writer.Write($"""
        code = {catalog.Member(catalog.Fallback)};
        return false;
        """);
}
