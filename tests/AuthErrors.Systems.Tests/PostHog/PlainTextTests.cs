using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using ModelContextProtocol.Protocol;
using PostHog.Auth;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>Fact 2: some servers behind the proxy refuse in words, and the words count only when the status is 400 or more.</summary>
public sealed class PlainTextTests : IAsyncLifetime
{
    private PostHogRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PostHogRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [InlineData(400, "Invalid API key")]
    [InlineData(401, "Authentication failed")]
    [InlineData(403, "Error: Invalid API key.")]
    [InlineData(404, "Authentication failed for this server.")]
    [InlineData(422, "Invalid API key")]
    [InlineData(500, "Authentication failed")]
    [InlineData(502, "<p>Invalid API key</p>")]
    public async Task From_400_on_the_words_are_a_rejection_and_the_token_is_refreshed(int status, string words)
    {
        _rig.Server.Rejection = PostHogAnswer.Text(status, words);
        _rig.Server.MintElsewhere();
        using var client = _rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((2, 1), (_rig.Server.Credentials.Count, _rig.Server.Refreshes));
    }

    [Theory]
    [InlineData("Invalid API key", PostHogErrorCode.InvalidApiKey)]
    [InlineData("Authentication failed", PostHogErrorCode.AuthenticationFailed)]
    public async Task Words_that_stay_after_a_refresh_are_a_typed_error(string words, PostHogErrorCode code)
    {
        _rig.Server.Answer = PostHogAnswer.Text(403, words);
        using var client = _rig.CreateClient();
        var error = await Assert.ThrowsAsync<PostHogException>(() => PostHogRig.AskAsync(client));

        Assert.Equal(code, error.ErrorCode);
        Assert.StartsWith($"Authentication failed (403): {words}\n💡 Log in again", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _rig.Server.Refreshes);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(304)]
    public async Task Below_400_they_are_handed_on(int status)
    {
        const string Words = "Invalid API key. Authentication failed.";
        _rig.Server.Answer = status == 304 ? new PostHogAnswer(status, "text/plain", "") : PostHogAnswer.Text(status, Words);
        using var client = _rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(status == 304 ? "" : Words, await response.Content.ReadAsStringAsync());
        Assert.Equal(0, _rig.Server.TokenRequests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tool_may_quote_them(bool asEvents)
    {
        _rig.Server.Mcp.AnswersWithEvents = asEvents;
        using var http = _rig.CreateClient();
        await using var client = await _rig.ConnectAsync(http);
        var result = await client.CallToolAsync("docs");

        Assert.Equal("It may say Invalid API key, Authentication failed or \"authentication_failed\".", result.Content.OfType<TextContentBlock>().Single().Text);
        Assert.Equal(0, _rig.Server.TokenRequests);
    }
}
