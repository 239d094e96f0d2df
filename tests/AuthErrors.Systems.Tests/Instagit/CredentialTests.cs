using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Systems.Tests.Instagit;

/// <summary>Facts 1 and 5: which credential a question carries, and what answers it.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task The_key_from_the_environment_goes_before_the_token_in_the_file()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.Accept("their-key");

        var program = await rig.RunAsync("their-key");

        Assert.Equal((0, "It works.\n"), (program.ExitCode, program.Output));
        Assert.Equal("Bearer their-key", Assert.Single(rig.Server.Questions).Authorization);
        Assert.Equal("""{"token":"their-token"}""", rig.TokenFileText);
    }

    [Fact]
    public async Task An_empty_key_is_none_and_the_token_in_the_file_is_used()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");

        var program = await rig.RunAsync("");

        Assert.Equal((0, "It works.\n"), (program.ExitCode, program.Output));
        Assert.Equal("Bearer their-token", Assert.Single(rig.Server.Questions).Authorization);
        Assert.Empty(rig.Server.Registrations);
    }

    [Fact]
    public async Task Without_a_key_and_a_token_the_machine_registers_and_the_token_is_stored_and_used()
    {
        await using var rig = await InstagitRig.StartAsync();

        var first = await rig.RunAsync(apiKey: null);
        var second = await rig.RunAsync(apiKey: null);

        Assert.Equal((0, "It works.\n", "Registering anonymous token…\nReading the code…\n"), (first.ExitCode, first.Output, first.Errors));
        Assert.Equal((0, "It works.\n", "Reading the code…\n"), (second.ExitCode, second.Output, second.Errors));
        Assert.Single(rig.Server.Registrations);
        Assert.All(rig.Server.Questions, question => Assert.Equal($$"""{"token":"{{question.Authorization!["Bearer ".Length..]}}"}""", rig.TokenFileText));
    }

    [Fact]
    public async Task An_answer_is_an_event_stream_that_is_read_as_it_comes()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        var mayEnd = new TaskCompletionSource();
        rig.Server.AnswersMayEnd = mayEnd.Task;
        var hearing = new Hearing("Reading the code…");
        await using var client = rig.CreateClient();

        var answer = client.AskAsync("owner/name", "Does it work?", hearing);
        await hearing.Heard;
        mayEnd.SetResult();

        Assert.Equal("It works.", await answer);
    }
}
