using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes <c>Match</c> and <c>Switch</c>: a switch as a method, which no longer compiles when the catalog gets another code.</summary>
internal static class MatchEmitter
{
    /// <summary>Beyond so many codes nobody would pass a delegate for each.</summary>
    private const int MaxCodes = 64;

    private static readonly Method[] Methods =
    [
        new("TResult Match<TResult>", "global::System.Func<TResult>", GivesResult: true, HasState: false),
        new("TResult Match<TState, TResult>", "global::System.Func<TState, TResult>", GivesResult: true, HasState: true),
        new("void Switch", "global::System.Action", GivesResult: false, HasState: false),
        new("void Switch<TState>", "global::System.Action<TState>", GivesResult: false, HasState: true),
    ];

    public static void Write(SourceWriter writer, CatalogModel catalog)
    {
        if (catalog.Codes.Count > MaxCodes)
        {
            return;
        }

        var names = ParameterNames(catalog);
        foreach (var method in Methods)
        {
            Write(writer, catalog, method, names);
        }
    }

    private static void Write(SourceWriter writer, CatalogModel catalog, Method method, Dictionary<CodeModel, string> names)
    {
        WriteDocumentation(writer, catalog, method, names);

        var parameters = new[] { $"this {catalog.EnumName} code" }
            .Concat(method.HasState ? ["TState state"] : [])
            .Concat(catalog.Codes.Select(code => $"{method.Handler} {names[code]}"))
            .ToList();
        writer.Indented($"public static {method.Signature}(", () =>
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                writer.Write(parameters[i] + (i == parameters.Count - 1 ? ")" : ","));
            }

            if (method.GivesResult)
            {
                WriteMatchBody(writer, catalog, Call);
            }
        });
        if (!method.GivesResult)
        {
            writer.Block(() => WriteSwitchBody(writer, catalog, Call));
        }

        string Call(CodeModel code) => names[code] + (method.HasState ? "(state)" : "()");
    }

    private static void WriteDocumentation(SourceWriter writer, CatalogModel catalog, Method method, Dictionary<CodeModel, string> names)
    {
        writer.WriteLine();
        writer.Write($"""
            /// <summary>{(method.GivesResult ? "Gives what the handler of a code gives" : "Runs the handler of a code")}. Every code has one, so that a new code cannot be forgotten.</summary>
            /// <param name="code">The code.</param>
            """);
        if (method.HasState)
        {
            writer.Write("/// <param name=\"state\">What the handlers get; with it they need not capture anything.</param>");
        }

        foreach (var code in catalog.Codes)
        {
            var when = code == catalog.Fallback ? "For any other code, and " : "For ";
            writer.Write($"/// <param name=\"{names[code].TrimStart('@')}\">{when}<see cref=\"{catalog.Member(code)}\"/>.</param>");
        }

        if (method.HasState)
        {
            writer.Write("/// <typeparam name=\"TState\">The type of the state.</typeparam>");
        }

        if (method.GivesResult)
        {
            writer.Write("""
                /// <typeparam name="TResult">The type of the result.</typeparam>
                /// <returns>The result of the handler.</returns>
                """);
        }
    }

    private static void WriteMatchBody(SourceWriter writer, CatalogModel catalog, Func<CodeModel, string> call)
        => writer.SwitchExpression("=> code switch", () =>
        {
            foreach (var code in catalog.Codes.Skip(1))
            {
                writer.Write($"{catalog.Member(code)} => {call(code)},");
            }

            writer.Write($"_ => {call(catalog.Fallback)},");
        });

    private static void WriteSwitchBody(SourceWriter writer, CatalogModel catalog, Func<CodeModel, string> call)
        => writer.Block("switch (code)", () =>
        {
            foreach (var code in catalog.Codes.Skip(1))
            {
                writer.Indented($"case {catalog.Member(code)}:", () => writer.Write($"{call(code)};\nbreak;"));
            }

            writer.Indented("default:", () => writer.Write($"{call(catalog.Fallback)};\nbreak;"));
        });

    /// <summary>A parameter for each code: its member name with a small first letter, away from keywords and from the other parameters.</summary>
    private static Dictionary<CodeModel, string> ParameterNames(CatalogModel catalog)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "code", "state", catalog.EnumName };
        var names = new Dictionary<CodeModel, string>();
        foreach (var code in catalog.Codes)
        {
            var name = CSharpName.ToLower(code.MemberName[0]) + code.MemberName.Substring(1);
            while (!taken.Add(name))
            {
                name += "_";
            }

            names.Add(code, CSharpName.Escape(name));
        }

        return names;
    }

    private sealed record Method(string Signature, string Handler, bool GivesResult, bool HasState);
}
