using System.Linq;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Clients;
using AuthErrors.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators;

/// <summary>Turns every catalog of a project into an enum of its codes and the types around it, and completes the clients that name one.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.AdditionalTextsProvider
            .Where(static file => CatalogFile.IsCatalog(file.Path))
            .Select(static (file, cancellationToken) => CatalogReader.Read(file, cancellationToken))
            .WithTrackingName(CatalogStep.Readings);

        var catalogSet = readings
            .Collect()
            .Combine(ProvideProject(context))
            .Select(static (pair, _) => CatalogSet.Resolve(listed: pair.Left, project: pair.Right))
            .WithTrackingName(CatalogStep.CatalogSet);

        var catalogs = catalogSet
            .SelectMany(static (set, _) => set.Catalogs)
            .WithTrackingName(CatalogStep.Catalogs);

        var clientReadings = context.SyntaxProvider
            .ForAttributeWithMetadataName(ClientReader.AttributeName, static (node, _) => ClientReader.IsClass(node), static (marked, cancellationToken) => ClientReader.Read(marked, cancellationToken))
            .WithTrackingName(CatalogStep.ClientReadings);

        var clientSet = clientReadings
            .Collect()
            .Combine(catalogSet)
            .Select(static (pair, _) => ClientSet.Resolve(readings: pair.Left, set: pair.Right))
            .WithTrackingName(CatalogStep.ClientSet);

        var clients = clientSet
            .SelectMany(static (set, _) => set.Clients)
            .WithTrackingName(CatalogStep.Clients);

        var problems = catalogSet
            .Combine(clientSet)
            .SelectMany(static (pair, _) => pair.Left.Problems.Concat(pair.Right.Problems))
            .WithTrackingName(CatalogStep.Problems);

        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(CatalogDiagnostic.Create(problem)));
        context.RegisterSourceOutput(catalogs, static (output, catalog) => CatalogEmitter.Emit(catalog, output.AddSource));
        context.RegisterSourceOutput(clients, static (output, client) => output.AddSource(client.HintName, ClientEmitter.Emit(client)));
    }

    /// <summary>What catalogs cannot know by themselves. No step of it asks for more than changes with the project's settings and references.</summary>
    private static IncrementalValueProvider<ProjectModel> ProvideProject(IncrementalGeneratorInitializationContext context)
    {
        var references = context.CompilationProvider
            .Select(static (compilation, _) => (compilation.AssemblyName, HasRuntime: RuntimeReference.IsIn(compilation)));

        var settings = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider);

        return references
            .Combine(settings)
            .Select(static (all, _) => new ProjectModel(
                Namespace: ProjectNamespace.Find(all.Left.AssemblyName, all.Right.Left.GlobalOptions),
                HasRuntime: all.Left.HasRuntime,
                Language: LanguageRequirement.FindObstacle(all.Right.Right)))
            .WithTrackingName(CatalogStep.Project);
    }
}
