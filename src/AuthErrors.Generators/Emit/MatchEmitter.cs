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

    public static void Write(SourceWriter writer, CatalogModel catalog)
    {
        if (catalog.Codes.Count > MaxCodes)
        {
            return;
        }

        Write(writer, catalog, "TResult Match<TResult>", state: null, "global::System.Func<TResult>");
        Write(writer, catalog, "TResult Match<TState, TResult>", state: "TState state", "global::System.Func<TState, TResult>");
        Write(writer, catalog, "void Switch", state: null, "global::System.Action");
        Write(writer, catalog, "void Switch<TState>", state: "TState state", "global::System.Action<TState>");
    }

    private static void Write(SourceWriter writer, CatalogModel catalog, string method, string? state, string handler)
    {
        var gives = method.StartsWith("TResult", StringComparison.Ordinal);
        var names = ParameterNames(catalog);

        writer.WriteLine();
        writer.Write($"""
            /// <summary>{(gives ? "Gives what the handler of a code gives" : "Runs the handler of a code")}. Every code has one, so that a new code cannot be forgotten.</summary>
            /// <param name="code">The code.</param>
            """);
        if (state is not null)
        {
            writer.Write("/// <param name=\"state\">What the handlers get; with it they need not capture anything.</param>");
        }

        foreach (var code in catalog.Codes)
        {
            writer.Write($"/// <param name=\"{names[code].TrimStart('@')}\">{(code == catalog.Fallback ? "For any other code, and " : "For ")}<see cref=\"{catalog.Member(code)}\"/>.</param>");
        }

        if (state is not null)
        {
            writer.Write("/// <typeparam name=\"TState\">The type of the state.</typeparam>");
        }

        if (gives)
        {
            writer.Write("""
                /// <typeparam name="TResult">The type of the result.</typeparam>
                /// <returns>The result of the handler.</returns>
                """);
        }

        var parameters = new[] { $"this {catalog.EnumName} code" }
            .Concat(state is null ? [] : [state])
            .Concat(catalog.Codes.Select(code => $"{handler} {names[code]}"))
            .ToList();
        string Call(CodeModel code) => names[code] + (state is null ? "()" : "(state)");

        writer.Indented($"public static {method}(", () =>
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                writer.Write(parameters[i] + (i == parameters.Count - 1 ? ")" : ","));
            }

            if (gives)
            {
                WriteMatchBody(writer, catalog, Call);
            }
        });
        if (!gives)
        {
            writer.Block(() => WriteSwitchBody(writer, catalog, Call));
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
        var taken = new HashSet<string>(StringComparer.Ordinal) { "code", "state" };
        var names = new Dictionary<CodeModel, string>();
        foreach (var code in catalog.Codes)
        {
            var name = char.ToLowerInvariant(code.MemberName[0]) + code.MemberName.Substring(1);
            while (!taken.Add(name))
            {
                name += "_";
            }

            names.Add(code, CSharpName.Escape(name));
        }

        return names;
    }
}
