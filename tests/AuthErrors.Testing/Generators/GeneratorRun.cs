using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>A run of a project's generators, which can go on after an edit.</summary>
internal sealed record GeneratorRun(Project Project, GeneratorDriver Driver)
{
    public GeneratorDriverRunResult Result => Driver.GetRunResult();

    /// <summary>The first run.</summary>
    public static Task<GeneratorRun> StartAsync(Project project, CancellationToken cancellationToken) =>
        RunAsync(CompiledProject.CreateDriver(project), project, cancellationToken);

    /// <summary>The run after the project became <paramref name="edited"/>; the driver is told what changed, as an IDE does.</summary>
    public Task<GeneratorRun> ContinueAsync(Project edited, CancellationToken cancellationToken)
    {
        var changes = edited.GetChanges(Project);
        var driver = Driver;
        if (changes.GetChangedAdditionalDocuments().Concat(changes.GetAddedAdditionalDocuments()).Concat(changes.GetRemovedAdditionalDocuments()).Any())
        {
            driver = driver.ReplaceAdditionalTexts(edited.AnalyzerOptions.AdditionalFiles);
        }

        if (changes.GetChangedAnalyzerConfigDocuments().Concat(changes.GetAddedAnalyzerConfigDocuments()).Concat(changes.GetRemovedAnalyzerConfigDocuments()).Any())
        {
            driver = driver.WithUpdatedAnalyzerConfigOptions(edited.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        }

        if (!Equals(edited.ParseOptions, Project.ParseOptions))
        {
            driver = driver.WithUpdatedParseOptions(edited.ParseOptions!);
        }

        return RunAsync(driver, edited, cancellationToken);
    }

    private static async Task<GeneratorRun> RunAsync(GeneratorDriver driver, Project project, CancellationToken cancellationToken)
    {
        var compilation = await CompiledProject.GetInputAsync(project, cancellationToken).ConfigureAwait(false);
        var run = new GeneratorRun(project, driver.RunGenerators(compilation, cancellationToken));
        CompiledProject.FailOnException(run.Result);
        return run;
    }
}
