using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Benchmarks.Generator;

/// <summary>A catalog in memory.</summary>
/// <param name="name">The name of the catalog, and the beginning of that of its enum.</param>
/// <param name="codes">How many codes it lists.</param>
internal sealed class CatalogText(string name, int codes) : AdditionalText
{
    private static readonly string[] Recoveries = ["surface", "refresh", "reauthenticate", "backoff"];

    private readonly SourceText _text = SourceText.From(
        $$"""
        {
          "enum": "{{name}}ErrorCode",
          "codes": {
            {{string.Join(",\n    ", Enumerable.Range(0, codes).Select(Code))}}
          }
        }
        """,
        Encoding.UTF8);

    public override string Path => $"/{name}.auth-errors.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    private static string Code(int number)
        => $$"""
        "token_rejected_{{number}}": { "summary": "The server does not take token {{number}}.", "recovery": "{{Recoveries[number % Recoveries.Length]}}", "hint": "See entry {{number}}." }
        """;
}
