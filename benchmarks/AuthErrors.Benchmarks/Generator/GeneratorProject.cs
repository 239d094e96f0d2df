using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Benchmarks.Generator;

/// <summary>Projects in memory, and generators on them.</summary>
internal static class GeneratorProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(static path => MetadataReference.CreateFromFile(path))];

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees)
        => CSharpCompilation.Create("Benchmark", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Drive(ISourceGenerator generator, IEnumerable<AdditionalText> files)
        => CSharpGeneratorDriver.Create([generator], files, ParseOptions);

    public static GeneratorDriver DriveOurs(params AdditionalText[] catalogs) => Drive(new Generators.CatalogGenerator().AsSourceGenerator(), catalogs);
}
