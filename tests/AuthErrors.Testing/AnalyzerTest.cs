using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing;

/// <summary>What all tests have in common: code goes in, and the diagnostics that come out are those that are expected.</summary>
public abstract class AnalyzerTest
{
    /// <summary>Adds a source file.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>What is tested.</summary>
    public SolutionState TestState { get; } = new();

    /// <summary>The diagnostics beyond those that markup states.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Generators that run before the code is analyzed.</summary>
    public IList<IIncrementalGenerator> Generators { get; } = [];

    /// <summary>Analyzers that run beside the tested one.</summary>
    public IList<DiagnosticAnalyzer> AdditionalAnalyzers { get; } = [];

    /// <summary>Ids that the project turns off.</summary>
    public IList<string> DisabledDiagnostics { get; } = [];

    /// <summary>Which diagnostics of the compiler must be listed.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The language version; by default C# 13, the newest that the oldest supported compiler knows.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.CSharp13;

    /// <summary>The nullable context of files that do not set it.</summary>
    public NullableContextOptions NullableContextOptions { get; set; } = NullableContextOptions.Enable;

    /// <summary>Library, or a program when there are top-level statements.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The framework.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net.Net100;

    /// <summary>Checks to leave out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>Whether a suppressed diagnostic must be listed.</summary>
    private protected virtual bool ListSuppressed => false;

    /// <summary>Verifies everything, and fails with all that a reader needs to know.</summary>
    public Task RunAsync(CancellationToken cancellationToken = default) => RunImplAsync(cancellationToken);

    /// <summary>Verifies <see cref="TestState"/>.</summary>
    private protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var evaluated = EvaluatedState.Create(TestState, GetDefaultDiagnosticId());
        var project = await CreateProjectAsync(evaluated, cancellationToken).ConfigureAwait(false);
        var outcomes = await AnalyzeAsync(project.Solution, cancellationToken).ConfigureAwait(false);
        VerifyDiagnostics("Test code", evaluated.Expected, outcomes);
        if (outcomes.Any(outcome => !outcome.Analyzers.IsEmpty) && !TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck))
        {
            await VerifyGeneratedCodeAsync(evaluated, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The tested analyzers.</summary>
    private protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The tested generators.</summary>
    private protected virtual IEnumerable<IIncrementalGenerator> GetSourceGenerators() => Generators;

    /// <summary>What <c>[|…|]</c> means.</summary>
    private protected virtual string? GetDefaultDiagnosticId() => DescriptorFinder.FindDefault(GetDiagnosticAnalyzers())?.Id;

    private protected Task<Project> CreateProjectAsync(EvaluatedState evaluated, CancellationToken cancellationToken)
    {
        // CS1701 and CS1702 are what the SDK turns off as well: a reference was compiled against an older framework.
        var disabled = DisabledDiagnostics.Concat(["CS1701", "CS1702"]).ToImmutableDictionary(id => id, _ => ReportDiagnostic.Suppress, StringComparer.Ordinal);
        var factory = new ProjectFactory(
            ReferenceAssemblies,
            new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose),
            new CSharpCompilationOptions(OutputKind, allowUnsafe: true, specificDiagnosticOptions: disabled, nullableContextOptions: NullableContextOptions),
            [.. GetSourceGenerators()]);
        return factory.CreateAsync(TestState, evaluated, cancellationToken);
    }

    private protected Task<AnalysisOutcome> AnalyzeAsync(Project project, CancellationToken cancellationToken) =>
        AnalysisOutcome.CreateAsync(project, [.. GetDiagnosticAnalyzers(), .. AdditionalAnalyzers], cancellationToken);

    /// <summary>Analyzes every project of the solution.</summary>
    private protected async Task<ImmutableArray<AnalysisOutcome>> AnalyzeAsync(Solution solution, CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<AnalysisOutcome>();
        foreach (var project in solution.Projects)
        {
            outcomes.Add(await AnalyzeAsync(project, cancellationToken).ConfigureAwait(false));
        }

        return outcomes.ToImmutable();
    }

    private protected void VerifyDiagnostics(string context, ImmutableArray<DiagnosticResult> expected, ImmutableArray<AnalysisOutcome> outcomes)
    {
        var texts = outcomes.SelectMany(outcome => outcome.Project.AnalyzerOptions.AdditionalFiles)
            .ToLookup(file => file.Path, file => file.GetText(), StringComparer.Ordinal);
        var reported = outcomes.SelectMany(outcome => outcome.Select(CompilerDiagnostics)).ToImmutableArray();
        DiagnosticVerifier.Verify(context, expected, reported, ListSuppressed, path => texts[path].FirstOrDefault());
    }

    private async Task VerifyGeneratedCodeAsync(EvaluatedState evaluated, CancellationToken cancellationToken)
    {
        var generated = evaluated.WithSources(source => source with { Text = "// <auto-generated/>\n" + source.Text });
        var project = await CreateProjectAsync(generated, cancellationToken).ConfigureAwait(false);
        var outcomes = await AnalyzeAsync(project.Solution, cancellationToken).ConfigureAwait(false);
        var reported = outcomes.Select(outcome => outcome with { Compiler = [], Generators = [], Analyzers = [.. outcome.Analyzers.Where(diagnostic => diagnostic.Location.IsInSource)] });
        VerifyDiagnostics("Test code marked <auto-generated/>", [], [.. reported]);
    }
}
