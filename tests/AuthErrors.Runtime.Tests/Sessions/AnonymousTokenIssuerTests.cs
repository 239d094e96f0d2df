using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

public sealed class AnonymousTokenIssuerTests
{
    private const string Help = "Set EXAMPLE_API_KEY to a key from https://example.com/signup.";

    private readonly ImmediateTimeProvider _time = new();

    [Fact]
    public async Task The_fingerprint_is_posted_and_the_token_is_anonymous()
    {
        var endpoint = new Endpoint((HttpStatusCode.OK, """{"token":"new-token"}"""));
        var issued = Assert.IsType<IssueResult.Issued>(await IssueAsync(endpoint));

        Assert.Equal(new AuthToken("new-token", CredentialKind.Anonymous), issued.Token);
        Assert.Equal((CredentialKind.Anonymous, null), (issued.Token.Kind, issued.Token.ExpiresAt));
        Assert.Equal("""application/json {"fingerprint": "finger\u0022print"}""", Assert.Single(endpoint.Requests));
    }

    [Fact]
    public async Task Without_a_fingerprint_of_its_own_the_machines_is_sent()
    {
        var endpoint = new Endpoint((HttpStatusCode.OK, """{"token":"new-token"}"""));
        using var http = new HttpClient(endpoint);
        var issuer = new AnonymousTokenIssuer(http, new AnonymousTokenIssuerOptions { RegistrationEndpoint = new Uri("https://example.com/anonymous") });
        await issuer.IssueAsync(new IssueRequest(Current: null), default);

        Assert.Contains(MachineFingerprint.Compute(), Assert.Single(endpoint.Requests), StringComparison.Ordinal);
        Assert.True(((ITokenIssuer)issuer).IssuesWithoutToken);
    }

    [Fact]
    public async Task A_service_that_starts_is_asked_four_times_with_growing_delays()
    {
        var endpoint = new Endpoint(
            (HttpStatusCode.SeeOther, ""), (HttpStatusCode.BadGateway, ""), (null, "broken"), (HttpStatusCode.OK, """{"token":"new-token"}"""));

        Assert.IsType<IssueResult.Issued>(await IssueAsync(endpoint));
        Assert.Equal([5, 10, 20], _time.Delays.Select(static delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData(HttpStatusCode.SeeOther, "", 4)]
    [InlineData(HttpStatusCode.BadGateway, "", 4)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", 4)]
    [InlineData(HttpStatusCode.GatewayTimeout, "", 4)]
    [InlineData(HttpStatusCode.InternalServerError, "", 1)]
    [InlineData(HttpStatusCode.NotImplemented, "", 1)]
    [InlineData(HttpStatusCode.RequestTimeout, "", 1)]
    [InlineData(HttpStatusCode.Found, "", 1)]
    [InlineData(HttpStatusCode.OK, "{}", 1)]
    [InlineData(HttpStatusCode.OK, "[]", 1)]
    [InlineData(HttpStatusCode.OK, "not JSON", 1)]
    [InlineData(HttpStatusCode.OK, """{"token":""}""", 1)]
    [InlineData(HttpStatusCode.OK, """{"token":"two words"}""", 1)]
    public async Task What_is_no_answer_refuses_nothing_and_only_a_service_that_starts_is_asked_again(HttpStatusCode status, string body, int attempts)
    {
        var endpoint = new Endpoint((status, body));
        var unavailable = Assert.IsType<IssueResult.Unavailable>(await IssueAsync(endpoint));

        Assert.Equal($"The registration endpoint answered {(int)status} without a token. {Help}", unavailable.Reason);
        Assert.Equal(attempts, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_asked_again_and_the_user_is_told_what_to_do()
    {
        var endpoint = new Endpoint((null, "broken"));
        var unavailable = Assert.IsType<IssueResult.Unavailable>(await IssueAsync(endpoint));

        Assert.Equal($"The registration endpoint cannot be reached. {Help}", unavailable.Reason);
        Assert.IsType<HttpRequestException>(unavailable.Cause);
        Assert.Equal(4, endpoint.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Any_other_client_error_is_a_refusal_and_echoes_nothing(HttpStatusCode status)
    {
        var endpoint = new Endpoint((status, """{"token":"secret","error":"secret"}"""));

        Assert.Equal(new IssueResult.Refused($"The registration endpoint answered {(int)status}. {Help}"), await IssueAsync(endpoint));
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData("\"2026-01-01T00:01:30Z\"")]
    [InlineData("\"2026-01-01T02:01:30+02:00\"")]
    [InlineData("\"2026-01-01 00:01:30\"")]
    [InlineData("1767225690")]
    [InlineData("\"1767225690\"")]
    public async Task A_rate_limit_is_told_to_the_user_and_not_tried_again(string until)
    {
        var endpoint = new Endpoint((HttpStatusCode.TooManyRequests, $$"""{"rate_limit_until":{{until}}}"""));
        var unavailable = Assert.IsType<IssueResult.Unavailable>(await IssueAsync(endpoint));

        Assert.Equal(TimeSpan.FromSeconds(90), unavailable.RetryAfter);
        Assert.Equal(
            $"The service takes no more registrations from here for now. It takes the next one after 2026-01-01 00:01:30 UTC. {Help}", unavailable.Reason);
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData("\"secret\"")]
    [InlineData("\"2025-12-31T00:00:00Z\"")]
    [InlineData("\"9999-01-01T00:00:00Z\"")]
    [InlineData("1e99")]
    [InlineData("-1")]
    [InlineData("{}")]
    public async Task A_rate_limit_that_makes_no_sense_leaves_the_header_and_is_not_echoed(string until)
    {
        var endpoint = new Endpoint((HttpStatusCode.TooManyRequests, $$"""{"rate_limit_until":{{until}}}""")) { RetryAfter = "30" };
        var unavailable = Assert.IsType<IssueResult.Unavailable>(await IssueAsync(endpoint));

        Assert.Equal(TimeSpan.FromSeconds(30), unavailable.RetryAfter);
        Assert.Equal($"The service takes no more registrations from here for now. {Help}", unavailable.Reason);
    }

    [Fact]
    public async Task A_server_that_says_when_to_come_back_is_not_asked_before()
    {
        var endpoint = new Endpoint((HttpStatusCode.ServiceUnavailable, "")) { RetryAfter = "30" };
        var unavailable = Assert.IsType<IssueResult.Unavailable>(await IssueAsync(endpoint));

        Assert.Equal(TimeSpan.FromSeconds(30), unavailable.RetryAfter);
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task A_redirect_with_a_token_gives_none()
        => Assert.IsType<IssueResult.Unavailable>(await IssueAsync(new Endpoint((HttpStatusCode.MultipleChoices, """{"token":"a"}"""))));

    [Fact]
    public async Task Without_help_a_reason_stands_alone()
    {
        using var http = new HttpClient(new Endpoint((HttpStatusCode.Forbidden, "")));
        var issuer = new AnonymousTokenIssuer(http, new AnonymousTokenIssuerOptions { RegistrationEndpoint = new Uri("https://example.com/anonymous"), Fingerprint = "f" });

        Assert.Equal(new IssueResult.Refused("The registration endpoint answered 403."), await issuer.IssueAsync(new IssueRequest(Current: null), CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_waits_hears_of_the_registration()
    {
        var progress = new Reports();
        await IssueAsync(new Endpoint((HttpStatusCode.OK, """{"token":"new-token"}""")), progress);

        Assert.Equal(["Registering anonymous token…"], progress.Messages);
    }

    [Theory]
    [InlineData("http://example.com/anonymous", false)]
    [InlineData("http://127.0.0.1:1/anonymous", true)]
    [InlineData("https://example.com/anonymous", true)]
    public void A_token_is_asked_for_over_https_only(string endpoint, bool isAllowed)
    {
        using var http = new HttpClient();
        var error = Record.Exception(() => new AnonymousTokenIssuer(http, new AnonymousTokenIssuerOptions { RegistrationEndpoint = new Uri(endpoint) }));

        Assert.Equal(isAllowed, error is null);
    }

    private async Task<IssueResult> IssueAsync(Endpoint endpoint, IProgress<AuthProgress>? progress = null)
    {
        using var http = new HttpClient(endpoint);
        var issuer = new AnonymousTokenIssuer(http, new AnonymousTokenIssuerOptions
        {
            RegistrationEndpoint = new Uri("https://example.com/anonymous"),
            Fingerprint = "finger\"print",
            TimeProvider = _time,
            Help = Help,
        });
        return await issuer.IssueAsync(new IssueRequest(Current: null, progress), CancellationToken.None);
    }

    private sealed class Reports : IProgress<AuthProgress>
    {
        public List<string> Messages { get; } = [];

        public void Report(AuthProgress value) => Messages.Add(value.Message);
    }

    /// <summary>A clock that stands still, and whose delays are over at once.</summary>
    private sealed class ImmediateTimeProvider : TimeProvider
    {
        public List<TimeSpan> Delays { get; } = [];

        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Delays.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
