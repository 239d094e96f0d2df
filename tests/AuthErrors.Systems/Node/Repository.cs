using System.IO;
using System.Linq;
using System.Reflection;

namespace AuthErrors.Systems;

/// <summary>The files of this repository.</summary>
public static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>Where a file or folder is.</summary>
    /// <param name="parts">Its path from the root on.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
