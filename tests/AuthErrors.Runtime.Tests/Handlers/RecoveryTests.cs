using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Responses;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>One recovery and two sends, and what becomes of a rejection that they do not help.</summary>
public sealed class RecoveryTests : IAsyncDisposable
{
    private readonly Rig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_request_carries_the_token_and_has_it_no_more_afterwards()
    {
        var server = StubServer.Accepting("access-0");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Bearer access-0", Assert.Single(server.Authorizations));
        Assert.Null(request.Headers.Authorization);
    }

    [Fact]
    public async Task A_rejected_request_is_sent_once_more_with_a_new_token()
    {
        var server = StubServer.Accepting("access-1");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer access-0", "Bearer access-1"], server.Authorizations);
        Assert.Equal(1, _rig.Issuer.Calls);
        Assert.Null(request.Headers.Authorization);
    }

    [Theory]
    [InlineData("access-0", false)]
    [InlineData("access-1", true)]
    public async Task A_request_says_whether_recovery_was_tried(string accepted, bool wasTried)
    {
        using var client = _rig.CreateClient(StubServer.Accepting(accepted));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        using var response = await client.SendAsync(request);

        Assert.Equal(wasTried, request.Options.TryGetValue(AuthRecoveryOptions.RecoveredKey, out var value) && value);
    }

    [Fact]
    public async Task A_hundred_concurrent_rejections_cause_one_refresh()
    {
        var server = StubServer.Accepting("access-1");
        using var client = _rig.CreateClient(server);
        _rig.Issuer.Close();
        var requests = Enumerable.Range(0, 100).Select(_ => client.GetAsync("/")).ToList();
        _rig.Issuer.Open();
        var responses = await Task.WhenAll(requests);

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(1, _rig.Issuer.Calls);
        Assert.InRange(server.Requests.Count, 101, 200);
    }

    [Fact]
    public async Task A_second_rejection_is_an_error_and_issues_nothing_more()
    {
        var server = StubServer.Accepting("none");
        using var client = _rig.CreateClient(server);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal((401, "Authentication failed (401)\nThe request was sent again, and refused again."), (error.StatusCode, error.Message));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task An_error_without_a_code_says_what_can_still_be_done_when_recovery_failed()
    {
        _rig.Issuer.Answer = _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(7), "It is closed.");
        using var client = _rig.CreateClient(StubServer.Accepting("none"));
        var unavailable = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));
        _rig.Time.Advance(TimeSpan.FromSeconds(7));
        _rig.Issuer.Answer = _ => new IssueResult.Refused("It is over.");
        var refused = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal((AuthRecovery.Backoff, TimeSpan.FromSeconds(7)), (unavailable.Recovery, unavailable.RetryAfter));
        Assert.Equal((AuthRecovery.Reauthenticate, (TimeSpan?)null), (refused.Recovery, refused.RetryAfter));
        Assert.Equal("Authentication failed (401)\nThe login has ended: It is over. Log in again.", refused.Message);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void Limits_below_nothing_are_refused_at_once(int bytes, int redirects)
    {
        _rig.Options.MaxBufferedRequestBytes = bytes;
        _rig.Options.MaxRedirects = redirects;

        Assert.Throws<ArgumentOutOfRangeException>(() => _rig.CreateClient(StubServer.Accepting("none")));
    }

    [Fact]
    public async Task A_redirect_that_is_not_followed_accepts_nothing()
    {
        var answers = 0;
        using var client = _rig.CreateClient(new StubServer(_ => ++answers % 2 == 1 ? Answer.Status(HttpStatusCode.Unauthorized) : Answer.Status(HttpStatusCode.SeeOther)));
        await client.GetAsync("/");

        // The token that was answered by a redirect alone was never accepted: no second one is issued for it.
        await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_token_that_a_resent_request_was_accepted_with_can_be_refreshed_when_it_is_rejected_later()
    {
        var accepted = "access-1";
        var server = new StubServer(request => Answer.Status(request.Authorization == "Bearer " + accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
        using var client = _rig.CreateClient(server);
        using var first = await client.GetAsync("/");
        accepted = "access-2";
        using var second = await client.GetAsync("/");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(2, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_token_that_was_accepted_behind_a_redirect_can_be_refreshed_when_it_is_rejected_later()
    {
        var accepted = "access-1";
        var server = new StubServer(request => request.Authorization != "Bearer " + accepted ? Answer.Status(HttpStatusCode.Unauthorized)
            : request.Uri.AbsolutePath == "/moved" ? Answer.Redirect(HttpStatusCode.Found, "/") : Answer.Status(HttpStatusCode.OK));
        using var client = _rig.CreateClient(server);
        using var first = await client.GetAsync("/moved");
        accepted = "access-2";
        using var second = await client.GetAsync("/");

        Assert.Equal(2, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_recovery_that_fails_is_told_as_the_cause_of_the_rejection_that_it_was_for()
    {
        _rig.Options.Classifier = new CodeClassifier();
        _rig.Issuer.Answer = _ => new IssueResult.Unavailable(TimeSpan.FromSeconds(7), "It is closed.");
        var server = new StubServer(_ => Answer.Code(HttpStatusCode.Forbidden, AuthRecovery.Refresh));
        using var client = _rig.CreateClient(server);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal(("Refresh", 403, "The server says Refresh."), (error.WireCode, error.StatusCode, error.Message));
        var cause = Assert.IsType<AuthErrorException>(error.InnerException);
        Assert.Equal((AuthRecovery.Backoff, TimeSpan.FromSeconds(7)), (cause.Recovery, cause.RetryAfter));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_as_the_cause_of_the_rejection()
    {
        await using var session = new TokenSession(new BrokenStore(_rig.Issuer.First()), _rig.Issuer);
        using var client = new HttpClient(new AuthRecoveryHandler(session, Rig.Origin, options: null, StubServer.Accepting("none")));
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync(Rig.Origin));

        Assert.Equal(401, error.StatusCode);
        Assert.IsType<TokenStoreException>(error.InnerException);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, AuthRecovery.Surface, 0)]
    [InlineData(HttpStatusCode.Unauthorized, AuthRecovery.Reauthenticate, 0)]
    [InlineData(HttpStatusCode.Unauthorized, AuthRecovery.Backoff, 0)]
    [InlineData(HttpStatusCode.Forbidden, AuthRecovery.Surface, 0)]
    [InlineData(HttpStatusCode.Unauthorized, AuthRecovery.Refresh, 1)]
    [InlineData(HttpStatusCode.Forbidden, AuthRecovery.Refresh, 1)]
    [InlineData(HttpStatusCode.BadRequest, AuthRecovery.Refresh, 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, AuthRecovery.Refresh, 1)]
    public async Task FieldNote14_The_recovery_of_a_code_beats_the_status_that_it_came_with(HttpStatusCode status, AuthRecovery recovery, int issued)
    {
        _rig.Options.Classifier = new CodeClassifier();
        var server = new StubServer(_ => Answer.Code(status, recovery));
        using var client = _rig.CreateClient(server);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal((recovery, (int)status), (error.Recovery, error.StatusCode));
        Assert.Equal((issued, issued + 1), (_rig.Issuer.Calls, server.Requests.Count));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_status_that_no_code_explains_is_handed_on(HttpStatusCode status)
    {
        foreach (var classifier in new IAuthErrorClassifier?[] { null, new CodeClassifier() })
        {
            _rig.Options.Classifier = classifier;
            var server = new StubServer(_ => Answer.Json(status, """{"error_code":"unheard_of"}"""));
            using var client = _rig.CreateClient(server);
            using var response = await client.GetAsync("/");

            Assert.Equal(status, response.StatusCode);
            Assert.Equal("""{"error_code":"unheard_of"}""", await response.Content.ReadAsStringAsync());
            Assert.Single(server.Requests);
        }

        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_401_whose_code_the_catalog_does_not_know_is_still_answered_by_a_refresh()
    {
        _rig.Options.Classifier = new CodeClassifier();
        var server = StubServer.Accepting("access-1");
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, false, "Bearer error=\"insufficient_scope\", scope=\"write\"")]
    [InlineData(HttpStatusCode.Unauthorized, false, "Bearer realm=\"a, \\\"b\\\"\", error=insufficient_scope")]
    [InlineData(HttpStatusCode.Unauthorized, true, "bearer scope=\"write\", error=\"insufficient_scope\"")]
    [InlineData(HttpStatusCode.Forbidden, true, "Bearer error=\"insufficient_scope\"")]
    public async Task FieldNote14_A_token_with_too_few_rights_is_never_refreshed(HttpStatusCode status, bool saysRefresh, string challenge)
    {
        _rig.Options.Classifier = saysRefresh ? new CodeClassifier() : null;
        var server = new StubServer(_ =>
        {
            var response = saysRefresh ? Answer.Code(status, AuthRecovery.Refresh) : Answer.Status(status);
            response.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
            return response;
        });
        using var client = _rig.CreateClient(server);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal((int)status, error.StatusCode);
        Assert.Equal(0, _rig.Issuer.Calls);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FieldNote14_A_403_for_too_few_rights_is_handed_on_when_no_catalog_knows_it()
    {
        var server = new StubServer(_ => Answer.Challenge(HttpStatusCode.Forbidden, "Bearer error=\"insufficient_scope\""));
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_rejected_response_is_let_go_before_recovery_starts(bool isKnownLength)
    {
        var body = new OneWayStream("{}");
        var wasDisposed = false;
        _rig.Issuer.Answer = _ =>
        {
            wasDisposed = body.WasDisposed;
            return null;
        };
        var server = new StubServer(request => request.Authorization == "Bearer access-0"
            ? Answer.Body(HttpStatusCode.Unauthorized, body, "application/json", isKnownLength ? 2 : null)
            : Answer.Status(HttpStatusCode.OK));
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/");

        Assert.True(wasDisposed);
    }

    [Fact]
    public async Task A_response_that_becomes_an_error_is_let_go()
    {
        var bodies = new List<OneWayStream>();
        var server = new StubServer(_ =>
        {
            bodies.Add(new OneWayStream("{}"));
            return Answer.Body(HttpStatusCode.Unauthorized, bodies[^1], "application/json");
        });
        using var client = _rig.CreateClient(server);
        await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal([true, true], bodies.Select(body => body.WasDisposed));
    }

    [Fact]
    public async Task A_classifier_that_throws_does_not_keep_the_response()
    {
        _rig.Options.Classifier = new ThrowingClassifier();
        var body = new OneWayStream("{}");
        using var client = _rig.CreateClient(new StubServer(_ => Answer.Body(HttpStatusCode.Unauthorized, body, "application/json")));
        await Assert.ThrowsAsync<FormatException>(() => client.GetAsync("/"));

        Assert.True(body.WasDisposed);
    }

    [Fact]
    public async Task FieldNote18_An_error_is_no_HttpRequestException_which_retry_layers_would_repeat()
    {
        using var client = _rig.CreateClient(StubServer.Accepting("none"));

        Assert.False(await Record.ExceptionAsync(() => client.GetAsync("/")) is HttpRequestException);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_an_error_body_is_a_transport_failure_as_everywhere()
    {
        var body = new BrokenStream();
        using var client = _rig.CreateClient(new StubServer(_ => Answer.Body(HttpStatusCode.Unauthorized, body, "application/json")));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/"));

        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact]
    public void A_request_cannot_be_sent_synchronously()
    {
        var server = StubServer.Accepting("access-0");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");

        Assert.Throws<NotSupportedException>(() => client.Send(request));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Disposing_a_client_leaves_its_session_open()
    {
        _rig.CreateClient(StubServer.Accepting("access-0")).Dispose();

        Assert.Equal("access-0", (await _rig.Session.GetTokenAsync()).AccessToken);
    }

    private sealed class ThrowingClassifier : IAuthErrorClassifier
    {
        public AuthFailure? Classify(in InspectedResponse response) => throw new FormatException();
    }
}
