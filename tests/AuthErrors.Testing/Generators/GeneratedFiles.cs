using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>What a generator emitted, as files to compare.</summary>
internal static class GeneratedFiles
{
    public static IEnumerable<TestFile> Read(GeneratorRunResult result) =>
        result.GeneratedSources.Select(source => new TestFile(Path(result.Generator.GetGeneratorType().Name, source.HintName), source.SourceText.ToString()));

    public static string Path(string generator, string hintName) => $"{generator}/{hintName}";
}
