using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>Makes projects from states.</summary>
internal sealed class ProjectFactory(
    ReferenceAssemblies referenceAssemblies,
    CSharpParseOptions parseOptions,
    CSharpCompilationOptions compilationOptions,
    ImmutableArray<IIncrementalGenerator> generators)
{
    // Solutions are immutable and forked from the empty one, so that all tests can share a workspace.
    private static readonly AdhocWorkspace Workspace = new();

    /// <summary>The tested project in its solution: settings come from <paramref name="state"/>, files from <paramref name="evaluated"/>.</summary>
    public async Task<Project> CreateAsync(SolutionState state, EvaluatedState evaluated, CancellationToken cancellationToken)
    {
        var solution = Workspace.CurrentSolution;
        var ids = evaluated.Projects.ToDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name), StringComparer.Ordinal);
        foreach (var project in evaluated.Projects)
        {
            var own = string.Equals(project.Name, EvaluatedProject.Tested, StringComparison.Ordinal) ? (ProjectState)state : state.AdditionalProjects[project.Name];
            var isSource = own.AdditionalProjectReferences.ToLookup(ids.ContainsKey);
            var libraries = await CompileAsync(isSource[false], state.AdditionalProjects, cancellationToken).ConfigureAwait(false);
            var info = CreateInfo(ids[project.Name], own, project, libraries);
            solution = solution.AddProject(info.WithProjectReferences(isSource[true].Select(name => new ProjectReference(ids[name]))));
        }

        return solution.GetProject(ids[EvaluatedProject.Tested])!;
    }

    private static ImmutableArray<TestFile> Files(IEnumerable<(string Filename, string Content)> files) =>
        [.. files.Select(file => new TestFile(file.Filename, file.Content))];

    private static string GlobalConfig(IEnumerable<KeyValuePair<string, string>> options)
    {
        var text = new StringBuilder("is_global = true\n");
        foreach (var (key, value) in options)
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }

    private async Task<ImmutableArray<MetadataReference>> CompileAsync(
        IEnumerable<string> names,
        ProjectCollection projects,
        CancellationToken cancellationToken)
    {
        var libraries = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var name in names)
        {
            var state = projects[name];
            var referenced = await CompileAsync(state.AdditionalProjectReferences, projects, cancellationToken).ConfigureAwait(false);
            var id = ProjectId.CreateNewId(name);
            var info = CreateInfo(id, state, new EvaluatedProject(name, Files(state.Sources), Files(state.AdditionalFiles)), referenced);
            var project = Workspace.CurrentSolution.AddProject(info).GetProject(id)!;
            var compiled = await CompiledProject.CreateAsync(project, cancellationToken).ConfigureAwait(false);
            using var image = new MemoryStream();
            var emitted = compiled.Compilation.Emit(image, cancellationToken: cancellationToken);
            if (!emitted.Success)
            {
                var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                throw new InvalidOperationException($"The library {name} does not compile:\n{string.Join('\n', errors)}");
            }

            libraries.Add(MetadataReference.CreateFromImage(image.ToArray()));
        }

        return libraries.ToImmutable();
    }

    private ProjectInfo CreateInfo(ProjectId id, ProjectState state, EvaluatedProject project, ImmutableArray<MetadataReference> libraries)
    {
        var configFiles = Files(state.AnalyzerConfigFiles);
        if (state.GlobalOptions.Count > 0)
        {
            configFiles = configFiles.Add(new TestFile("/.globalconfig", GlobalConfig(state.GlobalOptions)));
        }

        return ProjectInfo.Create(
                id,
                VersionStamp.Default,
                project.Name,
                assemblyName: project.Name,
                LanguageNames.CSharp,
                compilationOptions: compilationOptions,
                parseOptions: parseOptions,
                documents: Documents(project.Sources),
                metadataReferences: [.. referenceAssemblies.References, .. state.AdditionalReferences, .. libraries],
                analyzerReferences: generators.IsEmpty ? [] : [new GeneratorReference(generators)],
                additionalDocuments: Documents(project.AdditionalFiles))
            .WithAnalyzerConfigDocuments(Documents(configFiles));

        IEnumerable<DocumentInfo> Documents(ImmutableArray<TestFile> files) =>
            files.Select(file => DocumentInfo.Create(
                DocumentId.CreateNewId(id, file.Path),
                Path.GetFileName(file.Path),
                loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text, Encoding.UTF8), VersionStamp.Default)),
                filePath: file.Path));
    }
}
