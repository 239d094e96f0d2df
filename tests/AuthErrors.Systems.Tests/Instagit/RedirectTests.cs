using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Instagit.Auth;
using Samples;
using Xunit;

namespace AuthErrors.Systems.Tests.Instagit;

/// <summary>Fact 10: a cold start is no redirect, and a redirect is no rejection.</summary>
public sealed class RedirectTests
{
    [Fact]
    public async Task A_303_without_a_location_is_a_cold_start_and_the_question_is_sent_again()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.FailQuestions(303, 303, 303);
        await using var client = rig.CreateClient();

        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
        Assert.Equal([5, 10, 20], rig.Time.Delays.Select(static delay => delay.TotalSeconds));
        Assert.Equal(4, rig.Server.Questions.Count);
        Assert.All(rig.Server.Questions, question => Assert.Equal(("POST", "Bearer their-token", rig.Server.Questions[0].Body), (question.Method, question.Authorization!, question.Body)));
        Assert.Empty(rig.Server.Registrations);
    }

    [Fact]
    public async Task A_service_that_does_not_start_is_asked_four_times()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.FailQuestions(Enumerable.Repeat(303, 5));
        await using var client = rig.CreateClient();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal("API error: 303", error.Message);
        Assert.Equal(4, rig.Server.Questions.Count);
    }

    [Fact]
    public async Task A_redirect_within_the_service_keeps_the_token()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.RedirectsTo = rig.Server.MovedAddress;
        await using var client = rig.CreateClient();

        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
        Assert.Equal(["Bearer their-token", "Bearer their-token"], rig.Server.Questions.Select(static question => question.Authorization!));
        Assert.Empty(rig.Server.Registrations);
    }

    [Fact]
    public async Task A_redirect_to_elsewhere_gets_no_token_and_burns_no_registration()
    {
        await using var rig = await InstagitRig.StartAsync();
        await using var elsewhere = await InstagitServer.StartAsync();
        rig.LogIn("their-token");
        rig.Server.RedirectsTo = elsewhere.MovedAddress;
        await using var client = rig.CreateClient();

        // A question is not sent on. Something that may be is refused there, and that says nothing of the token.
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.AskAsync("owner/name", "Does it work?"));
        using var http = new HttpClient(new AuthRecoveryHandler(client.AuthSession, rig.Server.Address, options: null, new SocketsHttpHandler()));
        using var refused = await http.GetAsync(new Uri(rig.Server.Address, "/v1/responses"));

        Assert.Equal("API error: 307", error.Message);
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Null(Assert.Single(elsewhere.Questions).Authorization);
        AssertNothingWasRegistered(rig);
    }

    [Fact]
    public async Task A_redirect_that_NET_has_followed_without_the_token_burns_no_registration()
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.LogIn("their-token");
        rig.Server.RedirectsTo = rig.Server.MovedAddress;
        using var http = new HttpClient { BaseAddress = rig.Server.Address };
        var issuer = new AnonymousTokenIssuer(http, new AnonymousTokenIssuerOptions { RegistrationEndpoint = new Uri(rig.Server.Address, "/v1/auth/anonymous") });
        await using var client = new InstagitClient(http, new FileTokenStore(rig.TokenFile, new FileTokenStoreOptions { Format = TokenFileFormat.ForAnonymous() }), issuer);

        var error = await Assert.ThrowsAsync<InstagitException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal(InstagitErrorCode.Unauthorized, error.ErrorCode);
        Assert.Equal(["Bearer their-token", null], rig.Server.Questions.Select(static question => question.Authorization));
        AssertNothingWasRegistered(rig);
    }

    private static void AssertNothingWasRegistered(InstagitRig rig)
    {
        Assert.Empty(rig.Server.Registrations);
        Assert.Equal("""{"token":"their-token"}""", rig.TokenFileText);
    }
}
