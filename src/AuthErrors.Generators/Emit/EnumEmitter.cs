using System;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the enum: a member for each code.</summary>
internal static class EnumEmitter
{
    public static string Emit(CatalogModel catalog) => GeneratedFile.Write(catalog, writer =>
    {
        writer.Summary(catalog.Summary ?? "Authentication errors.");
        writer.Write($"""
            [global::AuthErrors.AuthErrorCodes]
            {GeneratedFile.Attribute}
            """);
        writer.Block($"{GeneratedFile.Visibility(catalog)} enum {catalog.EnumName}", () =>
        {
            foreach (var code in catalog.Codes)
            {
                if (code != catalog.Fallback)
                {
                    writer.WriteLine();
                }

                WriteMember(writer, code);
            }
        });
    });

    private static void WriteMember(SourceWriter writer, CodeModel code)
    {
        writer.Summary(code.Summary ?? $"The server's code \"{code.WireCode}\".");
        if (code.Since is not null)
        {
            writer.Remarks("Since " + code.Since + ".");
        }

        var recovery = code.Recovery == Recovery.Surface ? "" : $", Recovery = global::AuthErrors.AuthRecovery.{code.Recovery}";
        writer.Write($"[global::AuthErrors.WireCode({CSharpText.Literal(code.WireCode)}{recovery})]");
        if (code.Deprecated is not null)
        {
            writer.Write($"[global::System.Obsolete({CSharpText.Literal(code.Deprecated)})]");
        }

        writer.Write(FormattableString.Invariant($"{CSharpName.Escape(code.MemberName)} = {code.Value},"));
    }
}
