using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Systems.Tests.Instagit;

/// <summary>Facts 2 and 9: the file that programs in several languages share, and the reset.</summary>
public sealed class TokenFileTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"token":null}""")]
    [InlineData("""{"token":""}""")]
    public async Task A_file_without_a_token_is_none(string? text)
    {
        await using var rig = await InstagitRig.StartAsync();
        if (text is not null)
        {
            rig.TokenFileText = text;
        }

        await using var client = rig.CreateClient();

        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
        Assert.Single(rig.Server.Registrations);
    }

    [Fact]
    public async Task What_other_programs_put_into_the_file_survives_and_nobody_else_may_read_it()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.TokenFileText = """{"user":"someone","token":"old","plan":{"name":"free"}}""";
        await using var client = rig.CreateClient();
        await client.AskAsync("owner/name", "Does it work?");

        var token = rig.Server.Questions[^1].Authorization!["Bearer ".Length..];
        Assert.Equal($$$"""{"user":"someone","token":"{{{token}}}","plan":{"name":"free"}}""", rig.TokenFileText);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(rig.TokenFile));
        }
    }

    [Fact]
    public async Task A_token_that_another_program_has_registered_meanwhile_is_adopted()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("first");
        await using var client = rig.CreateClient();
        await client.AskAsync("owner/name", "Does it work?");
        rig.Server.RejectAll();
        rig.LogIn("theirs");

        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
        Assert.Equal(["Bearer first", "Bearer first", "Bearer theirs"], rig.Server.Questions.Select(static question => question.Authorization!));
        Assert.Empty(rig.Server.Registrations);
    }

    [Fact]
    public async Task A_file_that_is_just_being_written_is_read_again()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.Server.Accept("theirs");
        rig.TokenFileText = """{"tok""";
        rig.Time.OnDelay = _ => rig.TokenFileText = """{"token":"theirs"}""";
        await using var client = rig.CreateClient();

        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
        Assert.Equal("Bearer theirs", Assert.Single(rig.Server.Questions).Authorization);
    }

    [Fact]
    public async Task A_file_that_is_not_JSON_is_named_and_kept_until_a_reset()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.TokenFileText = """{"tok""";

        var broken = await rig.RunAsync(apiKey: null);

        Assert.Equal((1, ""), (broken.ExitCode, broken.Output));
        Assert.Contains(rig.TokenFile, broken.Errors, StringComparison.Ordinal);
        Assert.Contains("is not valid JSON", broken.Errors, StringComparison.Ordinal);
        Assert.Equal("""{"tok""", rig.TokenFileText);
        Assert.Empty(rig.Server.Registrations);

        Assert.Equal(0, (await rig.RunAsync(apiKey: null, "reset")).ExitCode);
        Assert.Null(rig.TokenFileText);
        Assert.Equal("It works.\n", (await rig.RunAsync(apiKey: null)).Output);
    }

    [Fact]
    public async Task A_reset_deletes_the_file_and_the_next_question_registers_again()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("first");
        await using var client = rig.CreateClient();
        await client.AskAsync("owner/name", "Does it work?");

        // By another process: this one finds out when its token is rejected. By this one: at once.
        Assert.Equal(0, (await rig.RunAsync(apiKey: null, "reset")).ExitCode);
        Assert.Null(rig.TokenFileText);
        await client.AuthSession.ResetAsync();

        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
        Assert.Single(rig.Server.Registrations);
        Assert.NotEqual("Bearer first", rig.Server.Questions[^1].Authorization);
    }
}
