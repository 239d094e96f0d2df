using System.Collections.Generic;
using System.Linq;
using AuthErrors.Benchmarks.Generator;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Benchmarks.Analyzers;

/// <summary>Code to analyze: 34,000 lines of the ordinary kind, with two switches over codes in every file, and two switches over codes that are out of the ordinary.</summary>
internal static class Corpus
{
    private const int Files = 124;
    private const int MethodsPerFile = 8;
    private const int Codes = 40;

    /// <summary>The ordinary kind.</summary>
    /// <param name="isMarked">Whether the enum is one of codes.</param>
    public static IReadOnlyList<SyntaxTree> Write(bool isMarked)
        => [GeneratorProject.Parse(Enum(Codes, isMarked)), .. Enumerable.Range(0, Files).Select(static file => GeneratorProject.Parse(File(file)))];

    /// <summary>One switch over this many codes, the last of which is missing.</summary>
    public static IReadOnlyList<SyntaxTree> WriteLargeSwitch(int codes) =>
    [
        GeneratorProject.Parse(Enum(codes, isMarked: true)),
        GeneratorProject.Parse($$"""
            namespace Corpus;

            public static class Large
            {
                public static int Of(Code code)
                {
                    switch (code)
                    {
            {{Cases(codes - 1)}}
                            return 1;
                        default:
                            return 0;
                    }
                }
            }
            """),
    ];

    /// <summary>One file with this many switches, complete ones.</summary>
    public static IReadOnlyList<SyntaxTree> WriteManySwitches(int switches) =>
    [
        GeneratorProject.Parse(Enum(Codes, isMarked: true)),
        GeneratorProject.Parse($$"""
            namespace Corpus;

            public static class Many
            {
            {{string.Concat(Enumerable.Range(0, switches).Select(static number => $"    public static int Of{number}(Code code) => code switch {{ {Names()} => {number}, _ => 0 }};\n"))}}
            }
            """),
    ];

    private static string Enum(int codes, bool isMarked) => $$"""
        namespace Corpus;

        {{(isMarked ? "[AuthErrors.AuthErrorCodes]" : "")}}
        public enum Code
        {
            Unknown,
        {{string.Concat(Enumerable.Range(1, codes).Select(static code => $"    Code{code},\n"))}}
        }
        """;

    private static string Cases(int codes) => string.Concat(Enumerable.Range(1, codes).Select(static code => $"            case Code.Code{code}:\n"));

    private static string Names() => string.Join(" or ", Enumerable.Range(1, Codes).Select(static code => $"Code.Code{code}"));

    private static string File(int file) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Corpus;

        /// <summary>Orders, as any business has them.</summary>
        public sealed class Orders{{file}}
        {
            private readonly Dictionary<string, List<decimal>> _amounts = new(StringComparer.Ordinal);
            private readonly object _lock = new();

            public static bool IsTransient(Code code) => code switch
            {
                {{Names()}} => true,
                _ => false,
            };

            public static string Describe(Code code)
            {
                switch (code)
                {
        {{Cases(Codes)}}
                        return code.ToString();
                    default:
                        return "other";
                }
            }
        {{string.Concat(Enumerable.Range(0, MethodsPerFile).Select(Method))}}
        }
        """;

    private static string Method(int number) => $$"""
            public async Task<decimal> Total{{number}}Async(string customer, IEnumerable<decimal> more, TextReader reader, CancellationToken cancellationToken)
            {
                if (string.IsNullOrEmpty(customer))
                {
                    throw new ArgumentException("Whose?", nameof(customer));
                }

                var text = new StringBuilder();
                while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line && line.Length > {{number}})
                {
                    text.Append(line.Trim()).Append(';');
                }

                lock (_lock)
                {
                    if (!_amounts.TryGetValue(customer, out var amounts))
                    {
                        amounts = new List<decimal>();
                        _amounts.Add(customer, amounts);
                    }

                    amounts.AddRange(more.Where(amount => amount > {{number}}).Select(amount => Math.Round(amount, 2)));
                    return amounts.Sum() + text.ToString().Split(';').Count(part => decimal.TryParse(part, NumberStyles.Number, CultureInfo.InvariantCulture, out _));
                }
            }

        """;
}
