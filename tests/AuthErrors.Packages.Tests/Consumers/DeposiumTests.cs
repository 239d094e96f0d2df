using System;
using System.Linq;
using System.Threading.Tasks;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

[Collection(PackagesCollection.Name)]
public sealed class DeposiumTests(PackedPackages packages)
{
    private const string List = """
        unknown             1
        key_missing         1
        format_invalid      2
        key_invalid         2
        permission_denied   3
        rate_limited        4
        auth_unavailable    1
        auth_timeout        1
        auth_internal_error 1
        accept_invalid      1

        """;

    [Fact]
    public async Task One_package_reference_and_one_catalog_are_the_whole_set_up()
    {
        var story = await packages.DeposiumAsync();
        var items = story.Client.Read(DeposiumClient.Project).Split('\n').Where(static line => line.Contains("Include=", StringComparison.Ordinal));

        Assert.Equal($"""<PackageReference Include="AuthErrors.Generators" Version="{packages.Version}" />""", Assert.Single(items).Trim());
        Assert.Equal([DeposiumClient.Project, DeposiumClient.Program, DeposiumClient.Catalog], story.Files);
    }

    [Fact]
    public async Task The_first_build_fails_at_the_switch_and_names_exactly_the_codes_that_only_the_catch_all_takes()
    {
        var story = await packages.DeposiumAsync();

        SwitchErrors.AssertOnly(
            story.FirstBuild,
            story.Client.PathOf(DeposiumClient.Program),
            story.Written,
            """Switch over 'MCPAuthErrorCode' does not handle AuthUnavailable ("auth_unavailable"), AuthTimeout ("auth_timeout"); every code needs an arm that names it, a catch-all is not enough""");
    }

    [Fact]
    public async Task Dotnet_format_gives_each_of_them_an_arm_that_throws_and_changes_nothing_else()
    {
        var story = await packages.DeposiumAsync();
        const string CatchAll = "    _ => 1,\n";
        const string Arms = """
                MCPAuthErrorCode.AuthUnavailable => throw new NotImplementedException("Not handled yet: auth_unavailable"),
                MCPAuthErrorCode.AuthTimeout => throw new NotImplementedException("Not handled yet: auth_timeout"),

            """;

        Assert.Equal(0, story.FirstFormat.ExitCode);
        Assert.Equal(story.Written.Replace(CatchAll, Arms + CatchAll, StringComparison.Ordinal), story.Formatted);
    }

    [Fact]
    public async Task What_dotnet_format_wrote_builds_without_warnings_and_throws_where_nothing_is_decided()
    {
        var story = await packages.DeposiumAsync();

        AssertQuiet(story.BuildOfFormatted);
        Assert.NotEqual(0, story.RunOfFormatted.ExitCode);
        Assert.StartsWith(List[..List.IndexOf("auth_unavailable", StringComparison.Ordinal)], story.RunOfFormatted.Output, StringComparison.Ordinal);
        Assert.Contains("System.NotImplementedException: Not handled yet: auth_unavailable", story.RunOfFormatted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_builds_and_runs_once_every_code_is_decided()
    {
        var story = await packages.DeposiumAsync();

        AssertQuiet(story.BuildOfDecided);
        AssertOutput(List, story.RunOfDecided);
    }

    [Fact]
    public async Task A_code_that_is_added_to_the_catalog_makes_the_build_fail_again_until_it_is_decided_too()
    {
        var story = await packages.DeposiumAsync();

        SwitchErrors.AssertOnly(
            story.BuildWithNewCode,
            story.Client.PathOf(DeposiumClient.Program),
            story.FormattedAgain,
            """Switch over 'MCPAuthErrorCode' does not handle SessionRevoked ("session_revoked"); every code needs an arm that names it, a catch-all is not enough""");
        Assert.Contains("MCPAuthErrorCode.SessionRevoked => throw ", story.FormattedAgain, StringComparison.Ordinal);
        AssertQuiet(story.LastBuild);
        AssertOutput(List + "session_revoked     2\n", story.LastRun);
    }

    private static void AssertQuiet(CommandResult build)
    {
        Assert.Empty(build.MustSucceed().Messages);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    private static void AssertOutput(string expected, CommandResult run) => Assert.Equal(expected.ReplaceLineEndings("\n"), run.MustSucceed().Output);
}
