using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Benchmarks.Generator;

/// <summary>A project of fifty files, one of which is edited again and again. No generator has anything to do with it.</summary>
internal sealed class UnrelatedEdit
{
    private const int Files = 50;

    private readonly SyntaxTree _edited = GeneratorProject.Parse(Source(0, "0"));
    private readonly CSharpCompilation _before;
    private int _edits;

    public UnrelatedEdit()
        => _before = GeneratorProject.Compile(
            [_edited, GeneratorProject.Parse(SystemTextJsonGenerator.Source), .. Enumerable.Range(1, Files - 1).Select(static file => GeneratorProject.Parse(Source(file, "0")))]);

    /// <summary>The project after another edit.</summary>
    public CSharpCompilation Edit() => _before.ReplaceSyntaxTree(_edited, ParseEdited());

    /// <summary>The reference: what the compiler does for the edited file in any case.</summary>
    public int ParseAndBind()
    {
        var tree = ParseEdited();
        return _before.ReplaceSyntaxTree(_edited, tree).GetSemanticModel(tree).GetDiagnostics().Length;
    }

    /// <summary>The generator after it ran on the project before the edit.</summary>
    public GeneratorDriver RunBefore(ISourceGenerator generator, params AdditionalText[] files) => GeneratorProject.Drive(generator, files).RunGenerators(_before);

    private SyntaxTree ParseEdited() => GeneratorProject.Parse(Source(0, (++_edits).ToString(CultureInfo.InvariantCulture)));

    private static string Source(int file, string literal) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Benchmark
        {
            public sealed class Orders{{file}}
            {
                private readonly Dictionary<string, List<decimal>> _amounts = new(StringComparer.Ordinal);

        {{string.Concat(Enumerable.Range(0, 20).Select(method => $$"""
                public decimal Total{{method}}(string customer, IEnumerable<decimal> more)
                {
                    if (!_amounts.TryGetValue(customer, out var amounts))
                    {
                        amounts = new List<decimal>();
                        _amounts.Add(customer, amounts);
                    }

                    amounts.AddRange(more.Where(amount => amount > {{literal}}).Select(amount => Math.Round(amount, 2)));
                    return amounts.Sum() + amounts.Count(amount => amount < 10);
                }

        """))}}
            }
        }
        """;
}
