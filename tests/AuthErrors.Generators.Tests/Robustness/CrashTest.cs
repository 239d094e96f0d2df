using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Robustness;

/// <summary>Lets everything of ours loose on a project, and fails when anything throws.</summary>
internal static class CrashTest
{
    private static readonly AdhocWorkspace Workspace = new();

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>A project of these files, which need not compile.</summary>
    public static Project CreateProject(IEnumerable<(string Path, string Text)> files)
    {
        var id = ProjectId.CreateNewId();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var documents = files.Select(file => DocumentInfo.Create(
            DocumentId.CreateNewId(id),
            Path.GetFileName(file.Path),
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text, Encoding.UTF8), VersionStamp.Default)),
            filePath: file.Path));
        var info = ProjectInfo.Create(id, VersionStamp.Default, "Robust", "Robust", LanguageNames.CSharp, compilationOptions: options, documents: documents, metadataReferences: References)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose));
        return Workspace.CurrentSolution.AddProject(info).GetProject(id)!;
    }

    /// <summary>Runs every analyzer and every suppressor.</summary>
    /// <returns>What ours reported.</returns>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, CancellationToken cancellationToken = default)
    {
        var crashes = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, diagnostic) => crashes.Enqueue($"{analyzer.GetType().Name}: {diagnostic}\n{exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var all = await compilation.WithAnalyzers(CompilerSide.Analyzers, options).GetAllDiagnosticsAsync(cancellationToken);
        Assert.True(crashes.IsEmpty, crashes.FirstOrDefault());
        Assert.DoesNotContain(all, static diagnostic => diagnostic.Id == "AD0001");
        return [.. all.Where(static diagnostic => diagnostic.Id.StartsWith("AUTH", StringComparison.Ordinal))];
    }

    /// <summary>Asks every provider for its fixes and applies each of them to the project as it is.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> ApplyFixesAsync(Project project, IEnumerable<Diagnostic> diagnostics)
    {
        var applied = 0;
        foreach (var diagnostic in diagnostics.Where(static diagnostic => diagnostic.Location.IsInSource))
        {
            foreach (var provider in CompilerSide.Fixes.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id, StringComparer.Ordinal)))
            {
                try
                {
                    applied += await ApplyFixesAsync(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, provider);
                }
                catch (Exception exception)
                {
                    Assert.Fail($"{provider.GetType().Name} on {diagnostic}: {exception}\n{diagnostic.Location.SourceTree}");
                }
            }
        }

        return applied;
    }

    private static async Task<int> ApplyFixesAsync(Document document, Diagnostic diagnostic, CodeFixProvider provider)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        foreach (var action in actions)
        {
            Assert.NotEmpty(await action.GetOperationsAsync(CancellationToken.None));
        }

        return actions.Count;
    }
}
