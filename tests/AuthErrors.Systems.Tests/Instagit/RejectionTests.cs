using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Instagit.Auth;
using Samples;
using Xunit;

namespace AuthErrors.Systems.Tests.Instagit;

/// <summary>Facts 6 to 8: what becomes of a credential that is refused.</summary>
public sealed class RejectionTests
{
    private const string Help = "Set INSTAGIT_API_KEY to a key from https://instagit.ai/signup.";

    [Fact]
    public async Task When_the_key_is_rejected_nothing_is_cleared_and_the_user_is_told_where_to_check_it()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");

        var program = await rig.RunAsync("their-key");

        Assert.Equal((1, "", "The API key was rejected. Check it in INSTAGIT_API_KEY; it is kept as it is.\n"), (program.ExitCode, program.Output, program.Errors));
        Assert.Equal("""{"token":"their-token"}""", rig.TokenFileText);
        Assert.Single(rig.Server.Questions);
        Assert.Empty(rig.Server.Registrations);
    }

    [Fact]
    public async Task When_a_token_is_rejected_the_machine_registers_and_the_question_is_sent_again()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.TokenFileText = """{"token":"old"}""";

        var program = await rig.RunAsync(apiKey: null);

        Assert.Equal((0, "It works.\n"), (program.ExitCode, program.Output));
        Assert.Single(rig.Server.Registrations);
        Assert.Equal(2, rig.Server.Questions.Count);
        Assert.Equal($$"""{"token":"{{rig.Server.Questions[1].Authorization!["Bearer ".Length..]}}"}""", rig.TokenFileText);
        Assert.Equal(rig.Server.Questions[0].Body, rig.Server.Questions[1].Body);
    }

    [Fact]
    public async Task However_many_questions_meet_the_rejected_token_the_machine_registers_once()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.TokenFileText = """{"token":"old"}""";
        await using var client = rig.CreateClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.AskAsync("owner/name", "Does it work?")));

        Assert.All(answers, static answer => Assert.Equal("It works.", answer));
        Assert.Single(rig.Server.Registrations);
    }

    [Fact]
    public async Task A_token_is_not_lost_while_registration_is_down()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.TokenFileText = """{"token":"old"}""";
        rig.Server.FailRegistrations(503, 503, 503, 503);
        await using var client = rig.CreateClient();

        var error = await Assert.ThrowsAsync<InstagitException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal($"No new token can be had now. The registration endpoint answered 503 without a token. {Help}", InstagitClient.Explain(error));
        Assert.Equal("""{"token":"old"}""", rig.TokenFileText);
        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
    }

    [Fact]
    public async Task A_definite_refusal_clears_the_token_and_the_user_is_told_what_to_do()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.TokenFileText = """{"token":"old"}""";
        rig.Server.FailRegistrations(403);

        var program = await rig.RunAsync(apiKey: null);

        Assert.Equal(
            (1, $"Registering anonymous token…\nNo token was given: The registration endpoint answered 403. {Help}\n"), (program.ExitCode, program.Errors));
        Assert.Null(rig.TokenFileText);
        Assert.Single(rig.Server.Questions);
    }

    [Fact]
    public async Task When_the_new_token_is_rejected_too_it_is_an_error_after_the_registration_and_no_loop()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.TokenFileText = """{"token":"old"}""";
        rig.Server.RejectsNewTokens = true;
        await using var client = rig.CreateClient();

        var error = await Assert.ThrowsAsync<InstagitException>(() => client.AskAsync("owner/name", "Does it work?"));
        var next = await Assert.ThrowsAsync<InstagitException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal("API error after re-auth: Authentication failed (401): Refused with 401.", InstagitClient.Explain(error));
        Assert.StartsWith("No new token can be had now. The token that it has just issued was rejected.", InstagitClient.Explain(next), StringComparison.Ordinal);
        Assert.Equal((1, 3), (rig.Server.Registrations.Count, rig.Server.Questions.Count));
    }

    [Fact]
    public async Task An_error_of_another_kind_says_whether_it_came_after_a_registration()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.FailQuestions(500, 401, 500, 401, 403);
        await using var client = rig.CreateClient();

        var before = await Assert.ThrowsAsync<HttpRequestException>(() => client.AskAsync("owner/name", "Does it work?"));
        var after = await Assert.ThrowsAsync<HttpRequestException>(() => client.AskAsync("owner/name", "Does it work?"));
        await client.AuthSession.ResetAsync();
        rig.LogIn("another-token");
        var forbidden = await Assert.ThrowsAsync<InstagitException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal(("API error: 500", "API error after re-auth: 500"), (before.Message, after.Message));
        Assert.Equal("API error after re-auth: Authentication failed (403): Refused with 403.", InstagitClient.Explain(forbidden));
        Assert.Equal(2, rig.Server.Registrations.Count);
    }

    [Fact]
    public async Task A_rate_limit_tells_when_it_ends_and_recovers_nothing()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.FailQuestions(429);

        var program = await rig.RunAsync(apiKey: null);

        var until = rig.Server.RateLimitUntil.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Equal(
            (1, $"Authentication failed (429): The limit is reached. It ends at {until} UTC.\n💡 Wait until then, or set INSTAGIT_API_KEY to a key from https://instagit.ai/signup.\n"),
            (program.ExitCode, program.Errors));
        AssertNothingWasRecovered(rig);
    }

    [Fact]
    public async Task A_403_recovers_nothing()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.FailQuestions(403);
        await using var client = rig.CreateClient();

        var error = await Assert.ThrowsAsync<InstagitException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal((InstagitErrorCode.Forbidden, AuthRecovery.Surface), (error.ErrorCode, error.Recovery));
        Assert.Equal("Authentication failed (403): Refused with 403.", InstagitClient.Explain(error));
        AssertNothingWasRecovered(rig);
    }

    [Theory]
    [InlineData("""{"rate_limit_until":"2026-01-01T00:01:30Z"}""", 90)]
    [InlineData("""{"rate_limit_until":"soon"}""", null)]
    [InlineData("""{"rate_limit_until":90}""", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("", null)]
    [InlineData("<html>", null)]
    public void The_end_of_a_rate_limit_is_read_where_it_is_said(string body, int? seconds)
    {
        var error = new RateLimitClassifier(new ManualTimeProvider())
            .Classify(new InspectedResponse { StatusCode = 429, Body = Encoding.UTF8.GetBytes(body) })!.ToException(cause: null);

        Assert.Equal(("rate_limited", AuthRecovery.Backoff), (error.WireCode, error.Recovery));
        Assert.Equal(seconds, (int?)error.RetryAfter?.TotalSeconds);
    }

    private static void AssertNothingWasRecovered(InstagitRig rig)
    {
        Assert.Single(rig.Server.Questions);
        Assert.Empty(rig.Server.Registrations);
        Assert.Equal("""{"token":"their-token"}""", rig.TokenFileText);
    }
}
