using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>What the generator makes of files, and the compilation that it becomes a part of.</summary>
internal sealed record GeneratorOutput(Compilation Compilation, ImmutableArray<GeneratedSourceResult> Files, ImmutableArray<Diagnostic> Problems)
{
    private const int MaxShown = 20;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ReferenceAssemblies.Net.Net100.References, MetadataReference.CreateFromFile(typeof(AuthErrorCodesAttribute).Assembly.Location)];

    /// <summary>Runs the generator in a project with every switch of the compiler at its strictest.</summary>
    /// <param name="catalogs">The catalogs: paths and texts.</param>
    /// <param name="language">The language version.</param>
    /// <param name="nullable">What holds for code that does not say.</param>
    /// <param name="assemblyName">The project's name, from which the namespace comes where a catalog names none.</param>
    /// <param name="sources">The code of the user.</param>
    public static GeneratorOutput Create(
        IEnumerable<(string Path, string Text)> catalogs,
        LanguageVersion language = LanguageVersion.CSharp12,
        NullableContextOptions nullable = NullableContextOptions.Enable,
        string? assemblyName = "Project",
        params string[] sources)
    {
        var parsing = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            checkOverflow: true,
            allowUnsafe: false,
            warningLevel: 9999,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
            nullableContextOptions: nullable);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source, parsing));
        var input = CSharpCompilation.Create(assemblyName, trees, References, options);
        var driver = CSharpGeneratorDriver
            .Create([new CatalogGenerator().AsSourceGenerator()], catalogs.Select(static file => new CatalogText(file.Path, file.Text)), parsing)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var problems);
        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new GeneratorOutput(output, result.GeneratedSources, problems);
    }

    /// <summary>Asserts that neither the generator nor the compiler says anything, in reading the code or in writing the assembly.</summary>
    public void AssertCompiles()
    {
        using var assembly = new MemoryStream();
        var said = Problems.Concat(Compilation.Emit(assembly).Diagnostics)
            .Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .Select(static diagnostic => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}")
            .ToList();
        Assert.True(said.Count == 0, $"The compiler says {said.Count} things:\n{string.Join('\n', said.Take(MaxShown))}");
    }

    /// <summary>Every file by its name.</summary>
    public Dictionary<string, string> Texts() => Files.ToDictionary(static file => file.HintName, static file => file.SourceText.ToString());

    private sealed class CatalogText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
