using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Robustness;
using AuthErrors.Generators.Tests.Switches;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Xunit;

namespace AuthErrors.Generators.Tests.Conventions;

/// <summary>What an analyzer asks the compiler for decides what it costs those who have no use for it.</summary>
public sealed class AnalyzerCostTests
{
    private const string Plain = "enum Color { Red, Green } class C { int M(Color c) => c switch { Color.Red => 1, _ => 2 }; }";

    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(AuthErrorCodesAttribute).Assembly.Location);

    public static TheoryData<string> Analyzers => [.. CompilerSide.Analyzers.Where(static analyzer => analyzer is not DiagnosticSuppressor).Select(static analyzer => analyzer.GetType().Name)];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task Without_the_runtime_an_analyzer_looks_at_nothing(string analyzer)
        => Assert.Empty(Asked(await MeasureAsync(analyzer, Plain)));

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task Without_a_marked_enum_an_analyzer_looks_at_nothing(string analyzer)
        => Assert.Empty(Asked(await MeasureAsync(analyzer, Plain, Runtime)));

    /// <summary>A pragma is no operation: whoever looks for one must be given whole files. Retry code is looked at method by method, and only where a token is refreshed.</summary>
    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task With_one_it_looks_at_operations_and_for_pragmas_at_files(string analyzer)
        => Assert.Equal(
            analyzer switch
            {
                nameof(SuppressionAnalyzer) => ["operation", "syntax tree"],
                nameof(RetryAnalyzer) => [],
                _ => ["operation"],
            },
            Asked(await MeasureAsync(analyzer, SwitchSetting.Codes, Runtime)));

    [Fact]
    public async Task Where_a_token_is_refreshed_the_retry_rules_look_at_methods()
        => Assert.Equal(["symbol"], Asked(await MeasureAsync(nameof(RetryAnalyzer), "class C { void M(AuthErrors.TokenSession s, AuthErrors.AuthToken t) { _ = s.RecoverAsync(t); } }", Runtime)));

    private static async Task<AnalyzerTelemetryInfo> MeasureAsync(string name, string source, params MetadataReference[] references)
    {
        var analyzer = CompilerSide.Analyzers.Single(analyzer => analyzer.GetType().Name == name);
        var compilation = CSharpCompilation.Create(
            "Cost", [CSharpSyntaxTree.ParseText(source)], [.. ReferenceAssemblies.Net.Net100.References, .. references], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics());
        var driver = compilation.WithAnalyzers([analyzer]);
        await driver.GetAllDiagnosticsAsync();
        return await driver.GetAnalyzerTelemetryInfoAsync(analyzer, default);
    }

    /// <summary>The kinds of actions, but for the start of a compilation, where an analyzer decides whether it wants any.</summary>
    private static IEnumerable<string> Asked(AnalyzerTelemetryInfo info)
        => new (string Kind, int Count)[]
        {
            ("additional file", info.AdditionalFileActionsCount),
            ("code block", info.CodeBlockActionsCount + info.CodeBlockStartActionsCount + info.CodeBlockEndActionsCount),
            ("compilation", info.CompilationActionsCount + info.CompilationEndActionsCount),
            ("operation", info.OperationActionsCount),
            ("operation block", info.OperationBlockActionsCount + info.OperationBlockStartActionsCount + info.OperationBlockEndActionsCount),
            ("semantic model", info.SemanticModelActionsCount),
            ("symbol", info.SymbolActionsCount + info.SymbolStartActionsCount + info.SymbolEndActionsCount),
            ("syntax node", info.SyntaxNodeActionsCount),
            ("syntax tree", info.SyntaxTreeActionsCount),
        }
        .Where(static action => action.Count > 0)
        .Select(static action => action.Kind);
}
