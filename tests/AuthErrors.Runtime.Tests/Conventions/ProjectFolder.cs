using System.Linq;
using System.Reflection;

namespace AuthErrors.Runtime.Tests.Conventions;

/// <summary>Where the sources of these tests are; the build says so, since paths in a compiled program may be mapped.</summary>
internal static class ProjectFolder
{
    public static string Path { get; } = typeof(ProjectFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "ProjectFolder").Value!;
}
