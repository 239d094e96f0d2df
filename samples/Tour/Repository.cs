using System.IO;
using System.Linq;
using System.Reflection;

namespace Tour;

/// <summary>The clone that this program was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder that NuGet keeps the packages of this user in.</summary>
    public static string UserPackages { get; } = Metadata("UserPackages");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == key).Value!;
}
