using System;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>The enum comes from a library of the user's, the switch is in a program that references it.</summary>
[Collection(PackagesCollection.Name)]
public sealed class LibraryTests(PackedPackages packages)
{
    private const string Program = """
        using System;
        using Shop.Auth;

        foreach (var code in ShopErrorCodes.All)
        {
            Console.WriteLine(Describe(code));
        }

        static string Describe(ShopErrorCode code)
        {
            switch (code)
            {
                case ShopErrorCode.KeyInvalid:
                    return "rejected";
                default:
                    return "other";
            }
        }

        """;

    private const string Catalog = """
        {
          "enum": "ShopErrorCode",
          "namespace": "Shop.Auth",
          "codes": {
            "key_invalid": {},
            "rate_limited": {}
          }
        }
        """;

    [Fact]
    public async Task A_switch_over_an_enum_of_a_library_is_checked_repaired_and_checked_again_when_its_catalog_grows()
    {
        var library = packages.CreateProject("Shop.Auth");
        library.Write("Shop.Auth.csproj", ProjectFile.Library(packages.Version));
        library.Write("shop.auth-errors.json", Catalog);
        var app = packages.CreateProject("Shop.App");
        app.Write("Shop.App.csproj", ProjectFile.Program(packages.Version, """<ProjectReference Include="../Shop.Auth/Shop.Auth.csproj" />"""));
        app.Write("Program.cs", Program);

        SwitchErrors.AssertOnly(
            await app.BuildAsync(),
            app.PathOf("Program.cs"),
            Program,
            """Switch over 'ShopErrorCode' does not handle RateLimited ("rate_limited"); every code needs an arm that names it, a catch-all is not enough""");

        (await app.FormatAsync(DeposiumStory.Rule)).MustSucceed();
        Assert.Equal(
            Program.Replace(
                "        default:\n",
                """
                        case ShopErrorCode.RateLimited:
                            throw new NotImplementedException("Not handled yet: rate_limited");
                        default:

                """,
                StringComparison.Ordinal),
            app.Read("Program.cs"));

        app.Replace("Program.cs", """throw new NotImplementedException("Not handled yet: rate_limited")""", "return \"too many\"");
        Assert.Empty((await app.BuildAsync()).MustSucceed().Messages);
        Assert.Equal("other\nrejected\ntoo many\n", (await app.RunAsync()).MustSucceed().Output);

        library.Replace("shop.auth-errors.json", "\"rate_limited\": {}", "\"rate_limited\": {}, \"key_missing\": {}");
        SwitchErrors.AssertOnly(
            await app.BuildAsync(),
            app.PathOf("Program.cs"),
            app.Read("Program.cs"),
            """Switch over 'ShopErrorCode' does not handle KeyMissing ("key_missing"); every code needs an arm that names it, a catch-all is not enough""");
    }
}
