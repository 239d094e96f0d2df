using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries;

/// <summary>The examples on the pages of the retry rules, in the class that the list of rules gives.</summary>
public sealed class RetryPagesTests
{
    private const string Usings = "using System; using System.Net; using System.Net.Http; using System.Net.Http.Headers; using System.Threading; using System.Threading.Tasks; using AuthErrors;\n";

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Append(typeof(RefreshesTokenAttribute).Assembly.Location)
        .Distinct(StringComparer.Ordinal)
        .Select(static path => MetadataReference.CreateFromFile(path))];

    public static TheoryData<string> Ids => [.. Enumerable.Range(3001, 10).Select(static number => "AUTH" + number)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_examples_of_a_page_compile(string id)
    {
        var shared = Assert.Single(Blocks("README"));
        var examples = Blocks(id);

        Assert.Equal(2, examples.Length);
        Assert.All(examples, example => Assert.DoesNotContain(Compile(id, shared, example).GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_first_example_gives_the_message_that_the_page_quotes_and_the_second_none(string id)
    {
        var shared = Assert.Single(Blocks("README"));
        var examples = Blocks(id);
        var quoted = Regex.Match(Repository.Read("docs", "rules", id + ".md"), $"```\n(?<quoted>\\w+ {id}: .*)\n```").Groups["quoted"].Value;

        Assert.Equal(quoted, await ReportsAsync(Compile(id, shared, examples[0])));
        Assert.Empty(await ReportsAsync(Compile(id, shared, examples[1])));
    }

    private static async Task<string> ReportsAsync(CSharpCompilation compilation)
        => string.Join('\n', (await compilation.WithAnalyzers([new RetryAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Select(static report =>
            $"{report.Severity.ToString().ToLowerInvariant()} {report.Id}: {report.GetMessage(CultureInfo.InvariantCulture)}"));

    private static CSharpCompilation Compile(string id, string shared, string example)
        => CSharpCompilation.Create(
            "Page",
            [CSharpSyntaxTree.ParseText($"{Usings}{shared}\nabstract class Example : {(id == "AUTH3005" ? "ClientWithKey" : "Client")} {{\n{example}\n}}")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Annotations));

    private static string[] Blocks(string page)
        => [.. Regex.Matches(Repository.Read("docs", "rules", page + ".md"), "```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline).Select(static block => block.Groups["code"].Value)];
}
