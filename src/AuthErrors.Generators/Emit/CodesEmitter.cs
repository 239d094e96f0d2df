using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the class of extension methods: what is known of each code.</summary>
internal static class CodesEmitter
{
    public static string Emit(CatalogModel catalog) => GeneratedFile.Write(catalog, writer =>
    {
        writer.Write($"""
            /// <summary>What is known of each <see cref="{catalog.EnumName}"/>. A value that the enum does not define reads as the fallback.</summary>
            {GeneratedFile.Attribute}
            """);
        writer.Block($"{GeneratedFile.Visibility(catalog)} static class {catalog.CodesClassName}", () =>
        {
            WireCodeEmitter.Write(writer, catalog);
            WriteAll(writer, catalog);
            WriteGetRecovery(writer, catalog);
            WriteGetText(writer, catalog, "GetHint", "What the catalog suggests to do about a code.", "suggests nothing", static code => code.Hint);
            WriteGetText(writer, catalog, "GetDocs", "Where the catalog says that a code is documented.", "does not say", static code => code.Docs);
            MatchEmitter.Write(writer, catalog);
        });
    });

    private static void WriteAll(SourceWriter writer, CatalogModel catalog)
    {
        // An array, because a span of enum constants is not read from the assembly's data but allocated at each call.
        writer.WriteLine();
        writer.Collection($"private static readonly {catalog.EnumName}[] Codes =", () =>
        {
            foreach (var code in catalog.Codes)
            {
                writer.Write($"{catalog.Member(code)},");
            }
        });
        writer.WriteLine();
        writer.Write($"""
            /// <summary>Every code, in the order of the enum: the fallback first.</summary>
            public static global::System.ReadOnlySpan<{catalog.EnumName}> All => Codes;
            """);
    }

    private static void WriteGetRecovery(SourceWriter writer, CatalogModel catalog)
    {
        writer.WriteLine();
        writer.Write("""
            /// <summary>What a client may do about a code.</summary>
            /// <param name="code">The code.</param>
            /// <returns>The recovery that the catalog names for the code.</returns>
            """);
        WriteSwitch(
            writer,
            catalog,
            $"public static global::AuthErrors.AuthRecovery GetRecovery(this {catalog.EnumName} code)",
            static code => code.Recovery == Recovery.Surface ? null : $"global::AuthErrors.AuthRecovery.{code.Recovery}",
            otherwise: "global::AuthErrors.AuthRecovery.Surface");
    }

    private static void WriteGetText(
        SourceWriter writer, CatalogModel catalog, string method, string summary, string absent, Func<CodeModel, string?> text)
    {
        writer.WriteLine();
        writer.Write($"""
            /// <summary>{summary}</summary>
            /// <param name="code">The code.</param>
            /// <returns>The text; <see langword="null"/> when the catalog {absent}.</returns>
            """);
        WriteSwitch(
            writer,
            catalog,
            $"public static string? {method}(this {catalog.EnumName} code)",
            code => text(code) is { } value ? CSharpText.Literal(value) : null,
            otherwise: "null");
    }

    /// <summary>Writes a method that gives a value for each code. Codes with the same value share an arm; those with none are left to the catch-all.</summary>
    private static void WriteSwitch(
        SourceWriter writer, CatalogModel catalog, string signature, Func<CodeModel, string?> value, string otherwise)
    {
        var arms = catalog.Codes.GroupBy(value, StringComparer.Ordinal).Where(static arm => arm.Key is not null).ToList();
        if (arms.Count == 0)
        {
            writer.Write($"{signature} => {otherwise};");
            return;
        }

        writer.SwitchExpression($"{signature} => code switch", () =>
        {
            foreach (var arm in arms)
            {
                WriteArm(writer, [.. arm.Select(catalog.Member)], arm.Key!);
            }

            writer.Write($"_ => {otherwise},");
        });
    }

    private static void WriteArm(SourceWriter writer, IReadOnlyList<string> members, string value)
    {
        for (var i = 0; i < members.Count - 1; i++)
        {
            writer.Write((i == 0 ? "" : "or ") + members[i]);
        }

        writer.Write((members.Count == 1 ? "" : "or ") + $"{members[members.Count - 1]} => {value},");
    }
}
