using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Looks for the runtime among the references of a project. It is asked at every key stroke, and so allocates nothing.</summary>
internal static class RuntimeReference
{
    private const string AssemblyName = "AuthErrors.Runtime";
    private const string FileName = AssemblyName + ".dll";

    public static bool IsIn(Compilation compilation)
    {
        foreach (var reference in compilation.ExternalReferences)
        {
            if (IsRuntime(reference))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRuntime(MetadataReference reference) => reference switch
    {
        CompilationReference project => project.Compilation.AssemblyName == AssemblyName,
        PortableExecutableReference { FilePath: { } path } => IsRuntime(path),
        PortableExecutableReference image => HasName(image),
        _ => false,
    };

    private static bool IsRuntime(string path)
        => path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase) && (path.Length == FileName.Length || path[path.Length - FileName.Length - 1] is '/' or '\\');

    /// <summary>Whether an assembly that stands in no file is the runtime. One that cannot be read is reported by the compiler.</summary>
    private static bool HasName(PortableExecutableReference image)
    {
        try
        {
            return image.GetMetadata() is AssemblyMetadata assembly && assembly.GetModules().First().Name.Equals(FileName, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is System.IO.IOException or BadImageFormatException)
        {
            return false;
        }
    }
}
