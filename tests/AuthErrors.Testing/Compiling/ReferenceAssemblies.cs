using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>The framework that test code compiles against.</summary>
public sealed class ReferenceAssemblies
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private ReferenceAssemblies(Func<ImmutableArray<MetadataReference>> load) => _references = new(load);

    /// <summary>The reference assemblies.</summary>
    public ImmutableArray<MetadataReference> References => _references.Value;

    private static ImmutableArray<MetadataReference> LoadEmbedded(string prefix)
    {
        var assembly = typeof(ReferenceAssemblies).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => MetadataReference.CreateFromStream(assembly.GetManifestResourceStream(name)!, filePath: name)),
        ];
    }

    /// <summary>.NET without the desktop frameworks.</summary>
    public static class Net
    {
        /// <summary>.NET 8.</summary>
        public static ReferenceAssemblies Net80 { get; } = new(() => [.. Basic.Reference.Assemblies.Net80.References.All]);

        /// <summary>.NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } = new(() => LoadEmbedded("Net100/"));
    }
}
