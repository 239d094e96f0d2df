using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>Compiles switches, many at a time, asks the analyzer about them and runs them.</summary>
internal static class Laboratory
{
    private const int MaxRepairs = 8;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ReferenceAssemblies.Net.Net100.References, MetadataReference.CreateFromFile(typeof(AuthErrorCodesAttribute).Assembly.Location)];

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);

    private static readonly string Surroundings = $$"""
        using System;

        {{string.Join('\n', EnumModel.Codes.Add(EnumModel.Ordinary).Select(static model => model.Declaration))}}

        {{string.Join('\n', EnumModel.Codes.Select(CompositeShape.Declare))}}

        public static class Constants
        {
            public const bool Yes = 1 == 1;
            {{string.Join("\n    ", EnumModel.Codes.Add(EnumModel.Ordinary).SelectMany(static model => model.Members.Select(member => $"public const {model.Name} {member.Name} = {model.Name}.{member.Name};")))}}
        }

        public static class Guards { public static bool On; }

        public sealed class Taken(int section) : Exception { public int Section => section; }

        public static class Domain
        {
            public static int[] Run<T>(T[] values, Func<T, int> take) => Array.ConvertAll(values, value =>
            {
                try { return take(value); }
                catch (Taken taken) { return taken.Section; }
                catch (System.Runtime.CompilerServices.SwitchExpressionException) { return -1; }
            });
        }
        """;

    /// <summary>Examines switches. Arms that do not compile are dropped, mostly for being subsumed; a switch that is beyond that is left out.</summary>
    public static async Task<ImmutableArray<Finding>> Examine(ImmutableArray<Subject> subjects)
    {
        try
        {
            return await ExamineTogether(subjects);
        }
        catch (InvalidOperationException exception) when (exception.Source == typeof(CSharpCompilation).Assembly.GetName().Name)
        {
            // The compiler itself fails on a few switches, where it looks for an example of what an expression does not handle.
            return subjects.Length <= 1 ? [] : [.. await Examine(subjects[..(subjects.Length / 2)]), .. await Examine(subjects[(subjects.Length / 2)..])];
        }
    }

    private static async Task<ImmutableArray<Finding>> ExamineTogether(ImmutableArray<Subject> subjects)
    {
        var domains = subjects.Select(static subject => subject.Scenario).DistinctBy(static scenario => scenario.Name).Select(static (scenario, at) => (scenario, at)).ToDictionary(static pair => pair.scenario.Name, static pair => $"Domain{pair.at}");
        var values = subjects.Select(static subject => subject.Scenario).DistinctBy(static scenario => scenario.Name)
            .Select(scenario => $"public static class {domains[scenario.Name]} {{ public static readonly {scenario.ParameterType}[] Values = [{string.Join(", ", scenario.Shape.Values.Select(static value => value.Text))}]; }}");
        var compilation = CSharpCompilation.Create("Experiment", [CSharpSyntaxTree.ParseText($"{Surroundings}\n{string.Join('\n', values)}")], References, Options);
        var samples = subjects.Select((subject, at) => Sample.Create(subject, $"Switch{at}", domains[subject.Scenario.Name])).ToList();
        (compilation, samples) = Repair(compilation, samples);

        var reports = await compilation.WithAnalyzers([new ExhaustiveSwitchAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.All(reports, static report => Assert.Equal("AUTH2001", report.Id));
        var reported = reports.ToDictionary(static report => report.Location.SourceTree!);

        var witnesses = samples.Where(sample => WitnessOf(reported, sample) is not null).Select(sample => (sample.ClassName, Tree: sample.Witness(WitnessOf(reported, sample)!))).ToList();
        var assembly = Emit(compilation.AddSyntaxTrees(witnesses.Select(static witness => witness.Tree)));
        var guards = assembly.GetType("Guards", throwOnError: true)!.GetField("On")!;
        return [.. samples.Select(sample =>
        {
            guards.SetValue(null, value: false);
            var unguarded = Run<int[]>(assembly, sample.ClassName)!;
            guards.SetValue(null, value: true);
            var guarded = Run<int[]>(assembly, sample.ClassName)!;
            var missing = reported.TryGetValue(sample.Tree, out var report) ? report.Properties["missing"]!.Split(',').ToImmutableSortedSet() : null;
            return new Finding(sample.Subject, unguarded, guarded, missing, WitnessOf(reported, sample), Run<bool[]>(assembly, sample.WitnessName));
        })];
    }

    private static string? WitnessOf(Dictionary<SyntaxTree, Diagnostic> reported, Sample sample)
        => reported.TryGetValue(sample.Tree, out var report) ? report.Properties.GetValueOrDefault("witness") : null;

    private static T? Run<T>(Assembly assembly, string className)
        where T : class
        => assembly.GetType(className)?.GetMethod("Run")!.CreateDelegate<Func<T>>()();

    private static (CSharpCompilation Compilation, List<Sample> Samples) Repair(CSharpCompilation empty, List<Sample> samples)
    {
        for (var repairs = 0; repairs < MaxRepairs; repairs++)
        {
            var compilation = empty.AddSyntaxTrees(samples.Select(static sample => sample.Tree));
            var errors = Errors(compilation).ToLookup(static error => error.Location.SourceTree);
            if (errors.Count == 0)
            {
                return (compilation, samples);
            }

            Assert.Empty(errors[empty.SyntaxTrees[0]]);
            samples = [.. samples.Select(sample => errors.Contains(sample.Tree) ? sample.Repair(errors[sample.Tree]) : sample).OfType<Sample>()];
        }

        throw new InvalidOperationException("Some switches do not compile, whatever is dropped.");
    }

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation) => compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>A witness that is no pattern is left out.</summary>
    private static Assembly Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            return Emit(compilation.RemoveSyntaxTrees(result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static error => error.Location.SourceTree!).Distinct()));
        }

        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }
}
