using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Tells the reference to the runtime from others, by the assembly that it is and not by the file that it stands in.</summary>
internal static class RuntimeReference
{
    private const string AssemblyName = "AuthErrors.Runtime";

    public static bool Is(MetadataReference reference) => reference switch
    {
        CompilationReference project => project.Compilation.AssemblyName == AssemblyName,
        PortableExecutableReference file => IsRuntime(file),
        _ => false,
    };

    private static bool IsRuntime(PortableExecutableReference reference)
    {
        // The metadata is loaded already, or will be: the compiler shares what it loads. A reference that cannot be read is reported by the compiler.
        try
        {
            return reference.GetMetadata() is AssemblyMetadata assembly && assembly.GetModules().First().Name.Equals(AssemblyName + ".dll", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is System.IO.IOException or BadImageFormatException)
        {
            return false;
        }
    }
}
