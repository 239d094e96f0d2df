using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

[Collection(PackagesCollection.Name)]
public sealed class FrameworksTests(PackedPackages packages)
{
    [Fact]
    public async Task A_project_with_a_hyphen_in_its_name_builds_for_every_framework_and_gets_a_namespace_without()
    {
        var project = packages.CreateProject("my-app");
        project.Write("my-app.csproj", ProjectFile.ProgramForEveryFramework(packages.Version));
        project.Write("service.auth-errors.json", """{ "codes": { "key_invalid": {} } }""");
        project.Write(
            "Program.cs",
            """
            var code = my_app.MCPAuthErrorCode.KeyInvalid;
            System.Console.WriteLine($"{code.GetType().FullName} {my_app.MCPAuthErrorCodes.ToWireCode(code)}");
            """);

        var build = await project.BuildAsync();

        Assert.Empty(build.MustSucceed().Messages);
        Assert.True(System.IO.File.Exists(project.PathOf("bin", "Debug", "net8.0", "my-app.dll")));
        Assert.Equal("my_app.MCPAuthErrorCode key_invalid\n", (await project.RunAsync()).MustSucceed().Output);
    }
}
