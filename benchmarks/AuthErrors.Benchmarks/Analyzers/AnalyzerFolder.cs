using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Benchmarks.Analyzers;

/// <summary>The analyzers of a package, loaded apart from everything but the compiler.</summary>
internal sealed class AnalyzerFolder : IAnalyzerAssemblyLoader
{
    private readonly AssemblyLoadContext _context = new("Peer");
    private readonly string _folder;

    private AnalyzerFolder(string folder)
    {
        _folder = folder;
        _context.Resolving += Resolve;
    }

    /// <param name="key">The name under which the project file says where the assembly is.</param>
    public static ImmutableArray<DiagnosticAnalyzer> Load(string key)
    {
        var path = typeof(AnalyzerFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
        var reference = new AnalyzerFileReference(path, new AnalyzerFolder(Path.GetDirectoryName(path)!));
        reference.AnalyzerLoadFailed += static (_, failure) => throw new InvalidOperationException(failure.Message, failure.Exception);
        var analyzers = reference.GetAnalyzers(LanguageNames.CSharp);
        return analyzers.IsEmpty ? throw new InvalidOperationException($"There is no analyzer in {path}.") : analyzers;
    }

    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => _context.LoadFromAssemblyPath(fullPath);

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var path = Path.Combine(_folder, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
