using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing;

/// <summary>Gives a project its generators, so that code fixes see the generated types.</summary>
internal sealed class GeneratorReference(IEnumerable<IIncrementalGenerator> generators) : AnalyzerReference
{
    public ImmutableArray<ISourceGenerator> Generators { get; } = [.. generators.Select(generator => generator.AsSourceGenerator())];

    public override string? FullPath => null;

    public override object Id => this;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => Generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => Generators;
}
