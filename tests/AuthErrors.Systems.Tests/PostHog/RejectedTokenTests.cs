using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PostHog.Auth;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>Fact 1: access tokens die when a newer one is minted, and the server says so by 401, or by 403 with <c>authentication_failed</c>.</summary>
public sealed class RejectedTokenTests : IAsyncLifetime
{
    private PostHogRig _rig = null!;

    public static TheoryData<string> Rejections => new("401", "403 authentication_failed");

    public async Task InitializeAsync() => _rig = await PostHogRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task A_token_that_died_early_is_refreshed_and_the_request_sent_again(string rejection)
    {
        _rig.Server.Rejection = Rejection(rejection);
        _rig.Server.MintElsewhere();
        using var client = _rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal("""{"email":"hedgehog"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal([PostHogRig.Bearer(_rig.Login), PostHogRig.Bearer(await _rig.Store.ReadAsync(default))], _rig.Server.Credentials);
        Assert.Equal(1, _rig.Server.Refreshes);
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task A_request_that_is_rejected_again_is_a_typed_error(string rejection)
    {
        _rig.Server.Answer = Rejection(rejection);
        using var client = _rig.CreateClient();
        var error = await Assert.ThrowsAsync<PostHogException>(() => PostHogRig.AskAsync(client));

        Assert.Equal((PostHogErrorCode.AuthenticationFailed, AuthRecovery.Refresh), (error.ErrorCode, error.Recovery));
        Assert.Equal((2, 1), (_rig.Server.Credentials.Count, _rig.Server.Refreshes));
    }

    [Theory]
    [InlineData(403, """{"type":"authentication_error","code":"permission_denied","detail":"You do not have access to this project."}""")]
    [InlineData(403, """{"type":"authentication_error"}""")]
    [InlineData(403, """{"type":"validation_error","code":"authentication_failed"}""")]
    [InlineData(403, """{"code":"authentication_failed"}""")]
    [InlineData(403, """{"detail":"{\"type\":\"authentication_error\",\"code\":\"authentication_failed\"}"}""")]
    [InlineData(403, "")]
    [InlineData(400, """{"type":"authentication_error","code":"authentication_failed"}""")]
    [InlineData(404, """{"type":"invalid_request","code":"not_found"}""")]
    public async Task A_plain_403_and_any_other_failure_is_handed_on_and_refreshes_nothing(int status, string body)
    {
        _rig.Server.Answer = PostHogAnswer.Json(status, body);
        using var client = _rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal((1, 0), (_rig.Server.Credentials.Count, _rig.Server.TokenRequests));
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Of_fifty_requests_with_a_dead_token_one_refreshes(string rejection)
    {
        _rig.Server.Rejection = Rejection(rejection);
        _rig.Server.MintElsewhere();
        using var client = _rig.CreateClient();
        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostHogRig.AskAsync(client)));

        Assert.All(responses, static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal((1, false), (_rig.Server.Refreshes, _rig.Server.HasSeenReplay));
        Array.ForEach(responses, static response => response.Dispose());
    }

    private static PostHogAnswer Rejection(string name) => name == "401" ? PostHogAnswer.Unauthorized : PostHogAnswer.AuthenticationFailed;
}
