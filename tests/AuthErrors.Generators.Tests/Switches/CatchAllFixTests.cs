using System.Threading.Tasks;
using Xunit;
using Test = AuthErrors.Testing.CSharpCodeFixTest<AuthErrors.Generators.CatchAllAnalyzer, AuthErrors.CodeFixes.CatchAllFix>;

namespace AuthErrors.Generators.Tests.Switches;

public sealed class CatchAllFixTests
{
    [Fact]
    public Task Codes_to_come_get_what_the_fallback_gets() => VerifyAsync(
        """
        return c [|switch|]
        {
            @OR => 1,
            Unknown => 2, // say so
        };
        """,
        """
        return c switch
        {
            @OR => 1,
            Unknown => 2, // say so
            _ => 2,
        };
        """);

    [Fact]
    public Task A_default_is_stacked_on_the_fallback() => VerifyAsync(
        """
        [|switch|] (c)
        {
            case Unknown:
                break;
            @CASES
                return 1;
        }

        return c [|switch|] { @OR or Unknown => 1 };
        """,
        """
        switch (c)
        {
            case Unknown:
            default:
                break;
            @CASES
                return 1;
        }

        return c switch { @OR or Unknown => 1, _ => 1 };
        """);

    [Theory]
    [InlineData("return c [|switch|] { @OR => 1, Unknown and var x => (int)x };")]
    [InlineData("return (c, b) [|switch|] { (@OR or Unknown, _) => 1 };")]
    [InlineData("[|switch|] (c) { @CASES case Unknown: return 1; } return 2;")]
    public Task Nothing_is_offered_where_the_fallback_cannot_be_followed(string statements) => VerifyAsync(statements, statements);

    private static Task VerifyAsync(string before, string after)
    {
        var test = new Test { TestCode = SwitchSetting.Method(before), FixedCode = SwitchSetting.Method(after) };
        SwitchSetting.AddLibrary(test);
        return test.RunAsync();
    }
}
