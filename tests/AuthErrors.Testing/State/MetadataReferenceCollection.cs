using System.Collections.ObjectModel;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>References beyond the framework's.</summary>
public sealed class MetadataReferenceCollection : Collection<MetadataReference>
{
    /// <summary>Adds a loaded assembly, such as <c>typeof(X).Assembly</c>.</summary>
    public void Add(Assembly assembly) => Add(MetadataReference.CreateFromFile(assembly.Location));

    /// <summary>Adds the assembly of this file.</summary>
    public void Add(string path) => Add(MetadataReference.CreateFromFile(path));
}
