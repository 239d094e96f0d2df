using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators;

/// <summary>Turns every catalog of a project into an enum of its codes and the types around it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.AdditionalTextsProvider
            .Where(static file => CatalogFile.IsCatalog(file.Path))
            .Select(static (file, cancellationToken) => CatalogReader.Read(file, cancellationToken))
            .Collect()
            .SelectMany(static (readings, _) => CatalogSet.WithoutRepeats(readings))
            .WithTrackingName(CatalogStep.Readings);

        var problems = readings
            .SelectMany(static (reading, _) => reading.Problems)
            .WithTrackingName(CatalogStep.Problems);

        var projectNamespace = context.CompilationProvider
            .Select(static (compilation, _) => compilation.AssemblyName)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ProjectNamespace.Find(assemblyName: pair.Left, pair.Right.GlobalOptions))
            .WithTrackingName(CatalogStep.ProjectNamespace);

        var catalogs = readings
            .Collect()
            .Combine(projectNamespace)
            .SelectMany(static (pair, _) => CatalogSet.Resolve(readings: pair.Left, projectNamespace: pair.Right))
            .WithTrackingName(CatalogStep.Catalogs);

        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(CatalogDiagnostic.Create(problem)));
        context.RegisterSourceOutput(catalogs, static (output, catalog) => CatalogEmitter.Emit(catalog, output.AddSource));
    }
}
