using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Benchmarks.Generator;

/// <summary><c>generator</c>: what the generator costs while one types elsewhere, how it grows with the catalogs, and how long its code takes the compiler.</summary>
internal static class GeneratorComparison
{
    private const int Edits = 50;
    private const int Runs = 10;
    private const int Compilations = 3;

    private static readonly (string Name, int Catalogs, int Codes)[] Sizes =
        [("200 codes", 1, 200), ("10 codes", 1, 10), ("5,000 codes", 1, 5000), ("200 catalogs of 10 codes", 200, 10)];

    /// <summary>Fewer catalogs: two hundred keep the compiler busy for many seconds, with a thousand files.</summary>
    private static readonly (string Name, int Catalogs, int Codes)[] CompiledSizes =
        [("200 codes", 1, 200), ("10 codes", 1, 10), ("5,000 codes", 1, 5000), ("20 catalogs of 10 codes", 20, 10)];

    public static async Task RunAsync()
    {
        await CompareUnrelatedEditAsync();

        Console.WriteLine("\nA full run of the generator\n");
        await Interleaved.RunAsync(Runs, " µs a code | KB of C# a code |", operations: 1, [.. Sizes.Select(static size => FullRun(size.Name, size.Catalogs, size.Codes))]);

        Console.WriteLine("\nCompiling what it generated\n");
        await Interleaved.RunAsync(Compilations, " µs a code | KB of IL a code |", operations: 1, [.. CompiledSizes.Select(static size => Compilation(size.Name, size.Catalogs, size.Codes))]);
    }

    private static async Task CompareUnrelatedEditAsync()
    {
        Console.WriteLine("\nAn unrelated edit\n");
        var project = new UnrelatedEdit();
        await Interleaved.RunAsync(Edits, columns: "", operations: 1,
        [
            new("parse and bind the edited file", () => Done(project.ParseAndBind())),
            Rerun("AuthErrors, 10 codes", project, project.RunBefore(new Generators.CatalogGenerator().AsSourceGenerator(), new CatalogText("Ten", 10))),
            Rerun("AuthErrors, 5,000 codes", project, project.RunBefore(new Generators.CatalogGenerator().AsSourceGenerator(), new CatalogText("FiveThousand", 5000))),
            Rerun("System.Text.Json", project, project.RunBefore(SystemTextJsonGenerator.Create())),
        ]);
    }

    /// <summary>The edits are made beforehand, and none is used twice: the compiler keeps in a project what it once found out about it.</summary>
    private static Contender Rerun(string name, UnrelatedEdit project, GeneratorDriver driver)
    {
        var edits = new Queue<Compilation>(Enumerable.Range(0, 2 * Edits).Select(_ => project.Edit()));
        return new(name, () => Done(driver.RunGenerators(edits.Dequeue())));
    }

    private static Contender FullRun(string name, int catalogs, int codes)
    {
        var files = Catalogs(catalogs, codes);
        var project = GeneratorProject.Compile([]);
        return new(name, () =>
        {
            var start = Stopwatch.GetTimestamp();
            var run = GeneratorProject.DriveOurs(files).RunGenerators(project).GetRunResult();
            return Told(start, run.GeneratedTrees.Sum(static tree => tree.Length), catalogs * codes);
        });
    }

    private static Contender Compilation(string name, int catalogs, int codes)
    {
        var sources = GeneratorProject.DriveOurs(Catalogs(catalogs, codes)).RunGenerators(GeneratorProject.Compile([])).GetRunResult()
            .GeneratedTrees.Select(static tree => tree.ToString()).ToList();
        return new(name, () =>
        {
            var start = Stopwatch.GetTimestamp();
            var assembly = new MemoryStream();
            var emitted = GeneratorProject.Compile(sources.Select(GeneratorProject.Parse)).Emit(assembly);
            return emitted.Success ? Told(start, assembly.Length, catalogs * codes) : throw new InvalidOperationException(emitted.Diagnostics[0].ToString());
        });
    }

    private static AdditionalText[] Catalogs(int catalogs, int codes) => [.. Enumerable.Range(0, catalogs).Select(catalog => new CatalogText($"Catalog{catalog}", codes))];

    private static Task<string> Told(long start, long size, int codes)
        => Task.FromResult(string.Create(
            CultureInfo.InvariantCulture, $" {Stopwatch.GetElapsedTime(start).TotalMicroseconds / codes:F0} | {size / 1024.0 / codes:F2} |"));

    private static Task<string> Done<T>(T result) => Task.FromResult(result is null ? throw new InvalidOperationException() : "");
}
