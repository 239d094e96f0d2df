using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

[Collection(PackagesCollection.Name)]
public sealed class BrokenCatalogTests(PackedPackages packages)
{
    [Fact]
    public async Task Each_mistake_is_shown_at_its_place_although_the_code_no_longer_compiles_because_of_it()
    {
        var project = packages.CreateProject("Broken");
        project.Write("Broken.csproj", ProjectFile.Program(packages.Version));
        project.Write(
            "json.auth-errors.json",
            """
            {
              "enum": "JsonErrorCode",
              "codes": {
                "kept": {},
                unquoted: {}
              }
            }
            """);
        project.Write(
            "schema.auth-errors.json",
            """
            {
              "enum": "Schema",
              "codes": {
                "kept": { "recovery": "retry" }
              }
            }
            """);
        project.Write(
            "twice.auth-errors.json",
            """
            {
              "enum": "TwiceErrorCode",
              "codes": {
                "kept": {},
                "lost": { "name": "Kept" }
              }
            }
            """);
        project.Write(
            "Program.cs",
            """
            using Broken;

            _ = JsonErrorCode.Kept;
            _ = JsonErrorCode.Unquoted;
            _ = SchemaErrorCode.Kept;
            _ = TwiceErrorCode.Kept;
            _ = TwiceErrorCode.Lost;
            """);

        var build = await project.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(
            """
            Program.cs(5,5): CS0103
            Program.cs(7,20): CS0117
            json.auth-errors.json(5,5): AUTH1001
            schema.auth-errors.json(2,11): AUTH1002
            schema.auth-errors.json(4,27): AUTH1002
            twice.auth-errors.json(5,23): AUTH1003
            """.ReplaceLineEndings("\n"),
            string.Join('\n', build.Messages
                .Select(message => project.Shorten($"{message.Origin}({message.Line},{message.Column}): {message.Id}"))
                .Order(StringComparer.Ordinal)));
        Assert.All(build.Messages, static message => Assert.True(message.IsError));
    }
}
