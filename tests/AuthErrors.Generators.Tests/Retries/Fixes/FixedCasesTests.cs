using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes;
using AuthErrors.Generators.Tests.Retries.Laboratory;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

/// <summary>The programs written by hand are fixed, and run: what was mended is no longer seen, and nothing new is.</summary>
public sealed class FixedCasesTests
{
    private static readonly ImmutableDictionary<string, string> Seen = ImmutableDictionary.CreateRange<string, string>(StringComparer.Ordinal,
    [
        new("AUTH3001", "COUNT"),
        new("AUTH3003", "RACE"),
        new("AUTH3004", "NOREFRESH"),
        new("AUTH3006", "BODYMATCH"),
        new("AUTH3007", "SWALLOW"),
        new("AUTH3008", "REPLAY"),
    ]);

    [Theory]
    [InlineData("BodyText", 4)]
    [InlineData("Exceptions", 5)]
    [InlineData("Loops", 9)]
    [InlineData("OldTokens", 2)]
    [InlineData("Races", 10)]
    [InlineData("Recursion", 4)]
    [InlineData("Swallowing", 4)]
    [InlineData("Tuples", 3)]
    public async Task What_was_mended_is_no_longer_seen(string file, int atLeast)
    {
        var cases = CaseFile.Read(file);
        var (text, mended) = await FixAsync(cases);
        var truths = await Programs.Compile([(cases.Path, text)], mayOmit: false).Run(static (measurement, _, _) => measurement.All());
        var wrong = cases.Cases
            .Where(declared => mended[declared.Id].Any())
            .Select(declared => (declared.Id, Now: truths[declared.Id], Before: declared.Rules.Split(','), Mended: mended[declared.Id].Select(static id => Seen[id])))
            .Where(static program => program.Before.All(program.Mended.Contains) && !program.Now.IsProactive && program.Now.Rules().Any(rule => program.Mended.Contains(rule) || !program.Before.Contains(rule)))
            .Select(static program => $"{program.Id}: {string.Join(',', program.Mended)} was mended, {string.Join(',', program.Now.Rules())} is seen");

        Assert.Empty(wrong);
        Assert.True(mended.Count >= atLeast, $"Only {mended.Count} programs were mended.");
    }

    /// <summary>Runs Fix All for each rule, and tells the rules that changed each program.</summary>
    private static async Task<(string Text, ILookup<string, string> Mended)> FixAsync(CaseFile cases)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Programs", "Programs", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: [.. ReferenceAssemblies.Net.Net100.References, .. new[] { typeof(AuthErrorCodesAttribute), typeof(Polly.ResiliencePipeline), typeof(Polly.Policy) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location))]));
        var prelude = Repository.Read("tests", "AuthErrors.Generators.Tests", "Retries", "Laboratory", "Prelude.cs.txt");
        project = project.AddDocument("Prelude.cs", SourceText.From(prelude), filePath: "Prelude.cs").Project;
        var document = project.AddDocument(Path.GetFileName(cases.Path), SourceText.From(cases.Text), filePath: cases.Path);
        var mended = new HashSet<(string Id, string Rule)>();
        foreach (var fix in new CodeFixProvider[] { new RefreshGuardFix(), new SingleFlightFix(), new NewTokenFix(), new StatusTestFix(), new RethrowFix(), new CopyRequestFix() })
        {
            var before = await ProgramsIn(document);
            document = await FixAllAsync(document, fix);
            mended.UnionWith((await ProgramsIn(document)).Where(program => before[program.Key] != program.Value).Select(program => (program.Key, fix.FixableDiagnosticIds[0])));
        }

        return ((await document.GetTextAsync()).ToString(), mended.ToLookup(static one => one.Id, static one => one.Rule, StringComparer.Ordinal));
    }

    private static async Task<Document> FixAllAsync(Document document, CodeFixProvider fix)
    {
        var compilation = await document.Project.GetCompilationAsync();
        var id = fix.FixableDiagnosticIds[0];
        var reports = await compilation!.WithAnalyzers([new RetryAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var diagnostics = reports.Where(report => report.Id == id && report.Location.SourceTree?.FilePath == document.FilePath).ToImmutableArray();
        var context = new FixAllContext(document, fix, FixAllScope.Document, id, [id], new Found(diagnostics), CancellationToken.None);
        var action = diagnostics.IsEmpty ? null : await fix.GetFixAllProvider()!.GetFixAsync(context);
        return action is null ? document : (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<Dictionary<string, string>> ProgramsIn(Document document)
        => (await document.GetSyntaxRootAsync())!.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(static type => type.Parent is BaseNamespaceDeclarationSyntax)
            .ToDictionary(static type => type.Identifier.Text, static type => type.ToString(), StringComparer.Ordinal);

    private sealed class Found(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
