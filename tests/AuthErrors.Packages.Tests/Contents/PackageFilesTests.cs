using System;
using System.IO;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Contents;

[Collection(PackagesCollection.Name)]
public sealed class PackageFilesTests(PackedPackages packages)
{
    [Fact]
    public void Packing_makes_four_packages_and_the_symbols_of_three()
        => Assert.Equal(
            [
                $"AuthErrors.Generators.{packages.Version}.nupkg",
                $"AuthErrors.ModelContextProtocol.{packages.Version}.nupkg",
                $"AuthErrors.ModelContextProtocol.{packages.Version}.snupkg",
                $"AuthErrors.Runtime.{packages.Version}.nupkg",
                $"AuthErrors.Runtime.{packages.Version}.snupkg",
                $"AuthErrors.Runtime.PostgreSql.{packages.Version}.nupkg",
                $"AuthErrors.Runtime.PostgreSql.{packages.Version}.snupkg",
            ],
            packages.FileNames);

    [Fact]
    public void The_generators_package_holds_the_compiler_side_the_schema_and_no_other_assembly()
        => AssertFiles(
            packages.Open("AuthErrors.Generators"),
            """
            AuthErrors.Generators.nuspec
            LICENSE
            README.md
            analyzers/dotnet/cs/AuthErrors.CodeFixes.dll
            analyzers/dotnet/cs/AuthErrors.Generators.dll
            build/AuthErrors.Generators.props
            lib/net8.0/_._
            schema/auth-errors.schema.json
            """);

    [Fact]
    public void The_runtime_package_holds_one_documented_assembly_per_framework()
        => AssertFiles(
            packages.Open("AuthErrors.Runtime"),
            """
            AuthErrors.Runtime.nuspec
            LICENSE
            README.md
            lib/net10.0/AuthErrors.Runtime.dll
            lib/net10.0/AuthErrors.Runtime.xml
            lib/net8.0/AuthErrors.Runtime.dll
            lib/net8.0/AuthErrors.Runtime.xml
            """);

    [Fact]
    public void The_package_of_the_store_in_PostgreSQL_holds_its_table_as_a_script()
        => AssertFiles(
            packages.Open("AuthErrors.Runtime.PostgreSql"),
            """
            AuthErrors.Runtime.PostgreSql.nuspec
            LICENSE
            README.md
            lib/net10.0/AuthErrors.Runtime.PostgreSql.dll
            lib/net10.0/AuthErrors.Runtime.PostgreSql.xml
            lib/net8.0/AuthErrors.Runtime.PostgreSql.dll
            lib/net8.0/AuthErrors.Runtime.PostgreSql.xml
            sql/auth_tokens.sql
            """);

    [Fact]
    public void The_package_of_the_bridge_holds_one_documented_assembly_per_framework()
        => AssertFiles(
            packages.Open("AuthErrors.ModelContextProtocol"),
            """
            AuthErrors.ModelContextProtocol.nuspec
            LICENSE
            README.md
            lib/net10.0/AuthErrors.ModelContextProtocol.dll
            lib/net10.0/AuthErrors.ModelContextProtocol.xml
            lib/net8.0/AuthErrors.ModelContextProtocol.dll
            lib/net8.0/AuthErrors.ModelContextProtocol.xml
            """);

    [Fact]
    public void The_symbols_package_holds_the_symbols_of_each_of_them()
        => AssertFiles(
            packages.Open("AuthErrors.Runtime", "snupkg"),
            """
            AuthErrors.Runtime.nuspec
            lib/net10.0/AuthErrors.Runtime.pdb
            lib/net8.0/AuthErrors.Runtime.pdb
            """);

    [Theory]
    [InlineData("AuthErrors.Generators", "README.md", "src/AuthErrors.Generators.Package/README.md")]
    [InlineData("AuthErrors.Generators", "LICENSE", "LICENSE")]
    [InlineData("AuthErrors.Generators", "schema/auth-errors.schema.json", "schema/auth-errors.schema.json")]
    [InlineData("AuthErrors.Runtime", "README.md", "src/AuthErrors.Runtime/README.md")]
    [InlineData("AuthErrors.Runtime", "LICENSE", "LICENSE")]
    [InlineData("AuthErrors.ModelContextProtocol", "README.md", "src/AuthErrors.ModelContextProtocol/README.md")]
    [InlineData("AuthErrors.ModelContextProtocol", "LICENSE", "LICENSE")]
    [InlineData("AuthErrors.Runtime.PostgreSql", "README.md", "src/AuthErrors.Runtime.PostgreSql/README.md")]
    [InlineData("AuthErrors.Runtime.PostgreSql", "LICENSE", "LICENSE")]
    [InlineData("AuthErrors.Runtime.PostgreSql", "sql/auth_tokens.sql", "src/AuthErrors.Runtime.PostgreSql/auth_tokens.sql")]
    public void Packed_documents_are_those_of_the_repository(string package, string file, string source)
        => Assert.Equal(File.ReadAllBytes(Repository.PathOf(source)), packages.Open(package).Read(file));

    private static void AssertFiles(PackageFile package, string expected)
        => Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', package.Files), StringComparer.Ordinal);
}
