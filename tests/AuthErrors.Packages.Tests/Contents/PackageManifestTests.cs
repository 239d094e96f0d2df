using System;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace AuthErrors.Packages.Tests.Contents;

[Collection(PackagesCollection.Name)]
public sealed class PackageManifestTests(PackedPackages packages)
{
    [Theory]
    [InlineData("AuthErrors.Generators")]
    [InlineData("AuthErrors.Runtime")]
    [InlineData("AuthErrors.ModelContextProtocol")]
    [InlineData("AuthErrors.Runtime.PostgreSql")]
    public void A_package_says_what_it_is_and_where_it_comes_from(string id)
    {
        var package = packages.Open(id);

        Assert.Equal(id, package.Id);
        Assert.Equal(packages.Version, package.Value("version"));
        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("expression", package.Find("license").Attribute("type")?.Value);
        Assert.Equal("README.md", package.Value("readme"));
        Assert.Equal("git", package.Find("repository").Attribute("type")?.Value);
        Assert.Equal(RepositoryUrl, package.Find("repository").Attribute("url")?.Value);
        Assert.DoesNotContain(package.Metadata.Elements(), static element => element.Name.LocalName == "developmentDependency");
    }

    [Fact]
    public void The_generators_bring_the_runtime_of_their_own_version_and_nothing_else()
        => Assert.Equal([$"net8.0: AuthErrors.Runtime {packages.Version}"], Dependencies("AuthErrors.Generators"));

    [Fact]
    public void The_runtime_brings_Polly_the_client_factory_and_what_to_log_with_and_nothing_else()
    {
        const string Expected = "Microsoft.Extensions.Http 10.0.14 Microsoft.Extensions.Logging.Abstractions 10.0.14 Polly.Core 8.9.1";

        Assert.Equal(["net10.0: " + Expected, "net8.0: " + Expected], Dependencies("AuthErrors.Runtime"));
    }

    [Fact]
    public void The_store_in_PostgreSQL_brings_the_runtime_of_its_own_version_and_Npgsql()
    {
        var expected = $"AuthErrors.Runtime {packages.Version} Microsoft.Extensions.Logging.Abstractions 10.0.14 Npgsql 10.0.0";

        Assert.Equal(["net10.0: " + expected, "net8.0: " + expected], Dependencies("AuthErrors.Runtime.PostgreSql"));
    }

    [Fact]
    public void The_bridge_brings_the_runtime_of_its_own_version_and_the_core_of_the_SDK()
    {
        var expected = $"AuthErrors.Runtime {packages.Version} ModelContextProtocol.Core 2.3.1";

        Assert.Equal(["net10.0: " + expected, "net8.0: " + expected], Dependencies("AuthErrors.ModelContextProtocol"));
    }

    /// <summary>The build writes the property into every assembly, this one too.</summary>
    private static string RepositoryUrl => typeof(PackageManifestTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "RepositoryUrl").Value!;

    private string[] Dependencies(string id) =>
    [
        .. packages.Open(id).Find("dependencies").Elements()
            .Select(static group => $"{Attribute(group, "targetFramework")}:{string.Concat(group.Elements().Select(Describe))}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Describe(XElement dependency) => $" {Attribute(dependency, "id")} {Attribute(dependency, "version")}";

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";
}
