using System;
using System.Linq;
using System.Text;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the ways between a code and its wire code.</summary>
internal static class WireCodeEmitter
{
    public static void Write(SourceWriter writer, CatalogModel catalog)
    {
        WriteToWireCode(writer, catalog);
        WriteTryParse(writer, catalog);
        WriteTryParseUtf8(writer, catalog);
    }

    private static void WriteToWireCode(SourceWriter writer, CatalogModel catalog)
    {
        const string Documentation = """
            /// <summary>The string that a server sends for a code.</summary>
            /// <param name="code">The code.</param>
            /// <returns>The wire code.</returns>
            """;
        var signature = $"public static string ToWireCode(this {catalog.EnumName} code)";
        var returns = $"[return: global::AuthErrors.WireCodeOf(typeof({catalog.EnumName}))]";

        // An array is three times as fast as a switch, and possible where the values leave no gap.
        var byValue = catalog.Codes.OrderBy(static code => code.Value).ToList();
        if (byValue[byValue.Count - 1].Value == byValue.Count - 1)
        {
            writer.Collection("private static readonly string[] WireCodes =", () =>
            {
                foreach (var code in byValue)
                {
                    writer.Write(CSharpText.Literal(code.WireCode) + ",");
                }
            });
            writer.WriteLine();
            writer.Write(Documentation);
            writer.Write(returns);
            writer.Indented(signature, () => writer.Write("=> WireCodes[unchecked((uint)code) < (uint)WireCodes.Length ? (int)code : 0];"));
            return;
        }

        writer.Write(Documentation);
        writer.Write(returns);
        writer.SwitchExpression($"{signature} => code switch", () =>
        {
            foreach (var code in catalog.Codes.Skip(1))
            {
                writer.Write($"{catalog.Member(code)} => {CSharpText.Literal(code.WireCode)},");
            }

            writer.Write($"_ => {CSharpText.Literal(catalog.Fallback.WireCode)},");
        });
    }

    private static void WriteTryParse(SourceWriter writer, CatalogModel catalog)
    {
        WriteParseHead(writer, "wireCode", "The string that the server sent; compared exactly.");
        writer.Block(ParseSignature(catalog, "char", "wireCode"), () => writer.Block("switch (wireCode)", () =>
        {
            foreach (var code in catalog.Codes)
            {
                writer.Indented($"case {CSharpText.Literal(code.WireCode)}:", () => WriteFound(writer, catalog, code));
            }

            writer.Indented("default:", () => WriteNotFound(writer, catalog));
        }));
    }

    private static void WriteTryParseUtf8(SourceWriter writer, CatalogModel catalog)
    {
        WriteParseHead(writer, "utf8WireCode", "The same string as it stands in the body of the response.");
        writer.Block(ParseSignature(catalog, "byte", "utf8WireCode"), () => writer.Block("switch (utf8WireCode.Length)", () =>
        {
            foreach (var sameLength in catalog.Codes.GroupBy(static code => Encoding.UTF8.GetByteCount(code.WireCode)).OrderBy(static group => group.Key))
            {
                foreach (var code in sameLength)
                {
                    var test = $"global::System.MemoryExtensions.SequenceEqual(utf8WireCode, {CSharpText.Literal(code.WireCode)}u8)";
                    writer.Indented(FormattableString.Invariant($"case {sameLength.Key} when {test}:"), () => WriteFound(writer, catalog, code));
                }
            }

            writer.Indented("default:", () => WriteNotFound(writer, catalog));
        }));
    }

    private static void WriteParseHead(SourceWriter writer, string parameter, string description)
    {
        writer.WriteLine();
        writer.Write($"""
            /// <summary>Finds the code for a wire code.</summary>
            /// <param name="{parameter}">{description}</param>
            /// <param name="code">The code; the fallback when the wire code is not known.</param>
            /// <returns><see langword="true"/> when the catalog lists the wire code.</returns>
            """);
    }

    private static string ParseSignature(CatalogModel catalog, string unit, string parameter)
        => $"public static bool TryParse(global::System.ReadOnlySpan<{unit}> {parameter}, out {catalog.EnumName} code)";

    private static void WriteFound(SourceWriter writer, CatalogModel catalog, CodeModel code) => writer.Write($"""
        code = {catalog.Member(code)};
        return true;
        """);

    private static void WriteNotFound(SourceWriter writer, CatalogModel catalog) => writer.Write($"""
        code = {catalog.Member(catalog.Fallback)};
        return false;
        """);
}
