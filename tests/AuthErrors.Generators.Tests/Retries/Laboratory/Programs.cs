using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>Programs that are compiled together. A program is a class of the namespace <c>Cases</c>.</summary>
internal sealed partial class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ReferenceAssemblies.Net.Net100.References,
        MetadataReference.CreateFromFile(typeof(AuthErrorCodesAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Polly.ResiliencePipeline).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Polly.Policy).Assembly.Location),
    ];

    // Code that may be unloaded is compiled once and for good, which takes far longer than to run it; unless it is not to be optimised.
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly SyntaxTree Prelude = Own("Prelude.cs.txt");

    private static readonly SyntaxTree BenchSource = Own("Bench.cs.txt");

    private readonly CSharpCompilation _compilation;

    private Programs(CSharpCompilation compilation) => _compilation = compilation;

    private IEnumerable<ClassDeclarationSyntax> Classes => _compilation.SyntaxTrees
        .Where(static tree => tree != Prelude)
        .SelectMany(static tree => tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        .OfType<ClassDeclarationSyntax>();

    /// <summary>Compiles files. Those that do not compile are left out, if that is allowed.</summary>
    public static Programs Compile(IEnumerable<(string Path, string Text)> files, bool mayOmit, CancellationToken ct = default)
    {
        var compilation = CSharpCompilation.Create("Programs", [Prelude, .. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path, cancellationToken: ct))], References, Options);
        var errors = compilation.GetDiagnostics(ct).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (!mayOmit)
        {
            Assert.Empty(errors);
        }

        Assert.DoesNotContain(errors, static error => error.Location.SourceTree == Prelude);
        return new Programs(compilation.RemoveSyntaxTrees(errors.Select(static error => error.Location.SourceTree!).Distinct()));
    }

    /// <summary>What the analyzer says, by class.</summary>
    public async Task<ILookup<string, (string Id, string Message)>> Analyze(CancellationToken ct = default)
    {
        var reports = await _compilation.WithAnalyzers([new RetryAnalyzer()]).GetAnalyzerDiagnosticsAsync(ct);
        Assert.DoesNotContain(reports, static report => report.Id == "AD0001");
        return reports.ToLookup(static report => OwnerOf(report.Location), static report => (report.Id, report.GetMessage(System.Globalization.CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }

    /// <summary>Runs the programs.</summary>
    /// <param name="measure">What to measure of the program with this name and place.</param>
    public async Task<ImmutableDictionary<string, Truth>> Run(Func<Measurement, string, int, Truth> measure)
    {
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            var assembly = Load(context);
            var bench = new Bench(assembly);
            var truths = ImmutableDictionary.CreateBuilder<string, Truth>(StringComparer.Ordinal);
            foreach (var (at, declaration) in Classes.Index())
            {
                var name = declaration.Identifier.Text;
                if (assembly.GetType("Cases." + name, throwOnError: true)! is { IsAbstract: false } type && IsProgram(type))
                {
                    var measurement = new Measurement(bench, type, Hops().IsMatch(declaration.ToString()));
                    truths[name] = await Patiently(name, () => measure(measurement, name, at));
                }
            }

            return truths.ToImmutable();
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The programs with all that is known about them.</summary>
    public async Task<ImmutableArray<Sample>> Examine(Func<Measurement, string, int, Truth> measure)
    {
        var reports = await Analyze();
        var truths = await Run(measure);
        return [.. Classes.Where(declaration => truths.ContainsKey(declaration.Identifier.Text)).Select(declaration =>
        {
            var name = declaration.Identifier.Text;
            return new Sample(name, declaration.ToFullString(), truths[name], [.. reports[name]]);
        })];
    }

    private static bool IsProgram(Type type) => type.BaseType is { } parent && (parent.Name is "Api" or "AuthHandler" || IsProgram(parent));

    /// <summary>A program that never gives its thread back cannot be stopped, but it can be named.</summary>
    private static async Task<Truth> Patiently(string name, Func<Truth> measure)
    {
        try
        {
            return await Task.Run(measure).WaitAsync(Patience);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException($"{name} goes on for ever without a send.", exception);
        }
    }

    private static string OwnerOf(Location location)
        => location.SourceTree!.GetRoot().FindNode(location.SourceSpan).AncestorsAndSelf().OfType<ClassDeclarationSyntax>().LastOrDefault()?.Identifier.Text ?? "";

    /// <summary>The same programs, with the waits of the library replaced by those of the virtual clock, to which every continuation comes back.</summary>
    private Assembly Load(AssemblyLoadContext context)
    {
        var compilation = _compilation.AddSyntaxTrees(BenchSource).AddReferences(MetadataReference.CreateFromFile(typeof(IWorld).Assembly.Location));
        foreach (var tree in _compilation.SyntaxTrees)
        {
            var text = tree.ToString();
            if (RealTime().IsMatch(text))
            {
                compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(RealTime().Replace(text, static match => match.Groups["call"].Success ? $"Bench.{match.Groups["call"].Value}(" : ""), path: tree.FilePath));
            }
        }

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    private static SyntaxTree Own(string file)
        => CSharpSyntaxTree.ParseText(Repository.Read("tests", "AuthErrors.Generators.Tests", "Retries", "Laboratory", file), path: file);

    [GeneratedRegex(@"\bTask\.(?<call>Delay|Yield|Run)\(|\.ConfigureAwait\(false\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex RealTime();

    /// <summary>What goes to other threads in spite of that.</summary>
    [GeneratedRegex(@"\b(Polly|ContinueWith|StartNew|CancelAfter|ConfigureAwaitOptions|Timer|PeriodicTimer|Channel|Parallel|Thread|Threading\.SemaphoreSlim)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Hops();
}
