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
            CodeList.Write(writer, catalog);
            WriteGetRecovery(writer, catalog);
            WriteGetText(writer, catalog, "GetHint", "What the catalog suggests to do about a code.", "suggests nothing", static code => code.Hint);
            WriteGetText(writer, catalog, "GetDocs", "Where the catalog says that a code is documented.", "does not say", static code => code.Docs);
            MatchEmitter.Write(writer, catalog);
        });
    });

    private static void WriteGetRecovery(SourceWriter writer, CatalogModel catalog)
    {
        writer.WriteLine();
        writer.Write("""
            /// <summary>What a client may do about a code.</summary>
            /// <param name="code">The code.</param>
            /// <returns>The recovery that the catalog names for the code.</returns>
            """);
        WriteMethod(
            writer,
            catalog,
            "global::AuthErrors.AuthRecovery",
            "GetRecovery",
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
        WriteMethod(
            writer,
            catalog,
            "string?",
            method,
            code => text(code) is { } value ? CSharpText.Literal(value) : null,
            otherwise: "null");
    }

    /// <summary>Writes a method that gives a value for each code: a switch with as many codes as can be read, an array with more.</summary>
    private static void WriteMethod(
        SourceWriter writer, CatalogModel catalog, string type, string name, Func<CodeModel, string?> value, string otherwise)
    {
        var signature = $"public static {type} {name}(this {catalog.EnumName} code)";
        switch (catalog.Codes.Count(code => value(code) is not null))
        {
            case 0:
                writer.Write($"{signature} => {otherwise};");
                break;
            case <= CodeList.MaxArms:
                writer.SwitchExpression($"{signature} => code switch", () => WriteArms(writer, catalog, value, otherwise));
                break;
            default:
                var array = name.Substring("Get".Length) + "ByIndex";
                writer.Write($"{signature} => {array}[IndexOf(code)];");
                writer.WriteLine();
                WriteArray(writer, $"private static readonly {type}[] {array} =", CodeList.ByValue(catalog).Select(code => value(code) ?? otherwise));
                break;
        }
    }

    private static void WriteArray(SourceWriter writer, string head, IEnumerable<string> values) => writer.Collection(head, () =>
    {
        foreach (var value in values)
        {
            writer.Write(value + ",");
        }
    });

    /// <summary>Codes with the same value share an arm; those with none are left to the catch-all.</summary>
    private static void WriteArms(SourceWriter writer, CatalogModel catalog, Func<CodeModel, string?> value, string otherwise)
    {
        foreach (var arm in catalog.Codes.GroupBy(value, StringComparer.Ordinal).Where(static arm => arm.Key is not null))
        {
            WriteArm(writer, [.. arm.Select(catalog.Member)], arm.Key!);
        }

        writer.Write($"_ => {otherwise},");
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
