using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Catalogs;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>
/// What is generated, to the letter: a folder of <c>Snapshots</c> holds a catalog, or the sources of a client, and the files that come of it. After a
/// change that is meant, run the tests with AUTHERRORS_ACCEPT_SNAPSHOTS=1 and read the difference.
/// </summary>
public sealed class SnapshotTests
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("AUTHERRORS_ACCEPT_SNAPSHOTS") == "1";

    [Theory]
    [InlineData("Deposium", "schema/catalogs/deposium.auth-errors.json")]
    [InlineData("EveryMember", "tests/AuthErrors.Generators.Tests/Snapshots/EveryMember/deposium.auth-errors.json")]
    [InlineData("Client", "schema/catalogs/deposium.auth-errors.json")]
    [InlineData("ManyCodes", "tests/AuthErrors.Generators.Tests/Snapshots/ManyCodes/deposium.auth-errors.json")]
    public async Task The_output_is_that_of_the_snapshot(string name, string catalog)
    {
        var folder = Repository.PathOf("tests", "AuthErrors.Generators.Tests", "Snapshots", name);
        var sources = Directory.EnumerateFiles(folder, "*.csx").Select(File.ReadAllText).ToArray();
        var run = await CatalogTest.Create(Repository.Read(catalog), sources).RunGeneratorAsync();
        var generated = run.Results.SelectMany(static result => result.GeneratedSources).ToDictionary(
            static source => source.HintName + ".txt",
            static source => source.SourceText.ToString());
        if (sources.Length > 0)
        {
            // The types of the catalog have snapshots of their own.
            generated = generated.Where(static file => file.Key.Contains("AuthErrorClient", StringComparison.Ordinal)).ToDictionary();
        }

        if (Accept)
        {
            Directory.CreateDirectory(folder);
            foreach (var (file, text) in generated)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file), text);
            }
        }

        Assert.Equal(
            Directory.EnumerateFiles(folder, "*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            generated.Keys.Order(StringComparer.Ordinal));
        Assert.All(generated, pair => Assert.Equal(File.ReadAllText(Path.Combine(folder, pair.Key)), pair.Value));
    }
}
