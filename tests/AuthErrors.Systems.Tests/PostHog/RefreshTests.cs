using System;
using System.Net;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using PostHog.Auth;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>Fact 6: when a token is refreshed, how often the token endpoint is asked, and what ends a login.</summary>
public sealed class RefreshTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_token_expires_early_by_60_seconds()
    {
        var time = new ManualTimeProvider();
        await using var rig = await PostHogRig.StartAsync(time);
        using var client = rig.CreateClient();
        using var fresh = await PostHogRig.AskAsync(client);
        time.Advance(PostHogServer.Lifetime - (61 * Second));
        using var last = await PostHogRig.AskAsync(client);
        Assert.Equal(0, rig.Server.TokenRequests);

        time.Advance(Second);
        using var renewed = await PostHogRig.AskAsync(client);

        var next = await rig.Store.ReadAsync(default);
        Assert.Equal(time.GetUtcNow() + PostHogServer.Lifetime, next?.ExpiresAt);
        Assert.Equal([PostHogRig.Bearer(rig.Login), PostHogRig.Bearer(rig.Login), PostHogRig.Bearer(next)], rig.Server.Credentials);
    }

    [Fact]
    public async Task An_outage_is_tried_three_times_after_one_and_two_seconds()
    {
        await using var rig = await PostHogRig.StartAsync();
        rig.Server.TokenFailures.Enqueue(PostHogAnswer.Text(503, "Down."));
        rig.Server.TokenFailures.Enqueue(PostHogAnswer.Abort);
        rig.Server.MintElsewhere();
        using var client = rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([Second, 2 * Second], rig.IssuerTime.Delays);
        Assert.Equal((3, 1), (rig.Server.TokenRequests, rig.Server.Refreshes));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(0)]
    public async Task An_outage_that_lasts_keeps_the_login(int status)
    {
        await using var rig = await PostHogRig.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            rig.Server.TokenFailures.Enqueue(status == 0 ? PostHogAnswer.Abort : PostHogAnswer.Text(status, "Down."));
        }

        rig.Server.MintElsewhere();
        using var client = rig.CreateClient();
        var error = await Assert.ThrowsAsync<PostHogException>(() => PostHogRig.AskAsync(client));

        Assert.Equal(AuthRecovery.Backoff, Assert.IsType<AuthErrorException>(error.InnerException).Recovery);
        Assert.Equal(3, rig.Server.TokenRequests);
        Assert.Equal(rig.Login, await rig.Store.ReadAsync(default));

        using var later = await PostHogRig.AskAsync(client);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Theory]
    [InlineData(400, "invalid_grant")]
    [InlineData(400, "invalid_request")]
    [InlineData(401, "invalid_client")]
    [InlineData(403, "access_denied")]
    public async Task A_refusal_is_not_tried_again_and_ends_the_login(int status, string code)
    {
        await using var rig = await PostHogRig.StartAsync();
        rig.Server.TokenFailures.Enqueue(PostHogAnswer.Json(status, $$"""{"error":"{{code}}"}"""));
        rig.Server.MintElsewhere();
        using var client = rig.CreateClient();
        var error = await Assert.ThrowsAsync<PostHogException>(() => PostHogRig.AskAsync(client));

        var cause = Assert.IsType<AuthErrorException>(error.InnerException);
        Assert.Equal(($"The login has ended: The token endpoint answered {status} ({code}). Log in again.", AuthRecovery.Reauthenticate), (cause.Message, cause.Recovery));
        Assert.Null(await rig.Store.ReadAsync(default));

        // The next request carries nothing, and hears it from the server.
        using var later = await PostHogRig.AskAsync(client);
        Assert.Equal((HttpStatusCode.Unauthorized, 1), (later.StatusCode, rig.Server.TokenRequests));
        Assert.Equal([PostHogRig.Bearer(rig.Login), null], rig.Server.Credentials);
    }

    [Fact]
    public async Task A_refresh_token_that_somebody_else_has_spent_ends_the_login()
    {
        await using var rig = await PostHogRig.StartAsync();
        await using var copy = new TokenSession(new InMemoryTokenStore(rig.Login), rig.Issuer);
        await copy.RecoverAsync(rig.Login);
        using var client = rig.CreateClient();
        await Assert.ThrowsAsync<PostHogException>(() => PostHogRig.AskAsync(client));

        Assert.True(rig.Server.HasSeenReplay);
        Assert.Null(await rig.Store.ReadAsync(default));
    }

    [Fact]
    public async Task The_rotated_token_is_in_the_file_before_a_request_carries_it()
    {
        await using var rig = await PostHogRig.StartAsync();
        AuthToken? stored = null;
        rig.Server.WhenAccepted = async () => stored = await new FileTokenStore(rig.Folder.File).ReadAsync(default);
        rig.Server.MintElsewhere();
        using var client = rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal(PostHogRig.Bearer(stored), rig.Server.Credentials[^1]);
        Assert.NotEqual(rig.Login.RefreshToken, stored?.RefreshToken);
    }
}
