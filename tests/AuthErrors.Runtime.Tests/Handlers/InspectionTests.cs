using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;
using AuthErrors.Runtime.Tests.Responses;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>Which bodies the handler looks at, and that all are handed on whole.</summary>
public sealed class InspectionTests : IAsyncDisposable
{
    private const string Unknown = """{"error_code":"unheard_of"}""";

    private readonly Rig _rig = new();
    private readonly TokenSession _tokenless = new(new InMemoryTokenStore());

    public async ValueTask DisposeAsync()
    {
        await _tokenless.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "application/json", true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "application/problem+json", true)]
    [InlineData(HttpStatusCode.BadRequest, "text/plain", true)]
    [InlineData(HttpStatusCode.BadRequest, null, true)]
    [InlineData(HttpStatusCode.BadRequest, "text/event-stream", false)]
    [InlineData(HttpStatusCode.Unauthorized, "text/event-stream", false)]
    [InlineData(HttpStatusCode.BadRequest, "application/octet-stream", false)]
    [InlineData(HttpStatusCode.OK, "application/json", false)]
    [InlineData(HttpStatusCode.NotModified, "application/json", false)]
    public async Task Of_errors_bodies_that_are_text_or_JSON_are_shown_and_all_are_handed_on_whole(HttpStatusCode status, string? contentType, bool isShown)
    {
        foreach (var length in new long?[] { null, Unknown.Length })
        {
            var classifier = new CodeClassifier();
            _rig.Options.Classifier = classifier;
            var body = new OneWayStream(Unknown);
            using var client = CreateTokenlessClient(new StubServer(_ => Answer.Body(status, body, contentType, length)));
            using var response = await client.GetAsync(Rig.Origin, HttpCompletionOption.ResponseHeadersRead);

            Assert.Equal(isShown, body.WasRead);
            Assert.Equal(isShown, classifier.Seen.Contains(Unknown));
            Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
            Assert.True(length is null || length == response.Content.Headers.ContentLength);
            Assert.Equal(Unknown, await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData(ErrorResponse.MaxInspectedBytes, false, true)]
    [InlineData(ErrorResponse.MaxInspectedBytes, true, true)]
    [InlineData(ErrorResponse.MaxInspectedBytes + 1, false, false)]
    [InlineData(ErrorResponse.MaxInspectedBytes + 1, true, false)]
    public async Task A_body_of_64_KiB_is_shown_and_one_byte_more_is_not(int length, bool isKnownLength, bool isShown)
    {
        var classifier = new CodeClassifier();
        _rig.Options.Classifier = classifier;
        var text = new string('x', length);
        using var client = _rig.CreateClient(new StubServer(
            _ => Answer.Body(HttpStatusCode.BadRequest, new OneWayStream(text), "application/json", isKnownLength ? length : null)));
        using var response = await client.GetAsync("/");

        Assert.Equal(isShown ? text : "", Assert.Single(classifier.Seen));
        Assert.Equal(text, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json", true, 26, true)]
    [InlineData("application/json", false, 26, false)]
    [InlineData("application/json", true, null, false)]
    [InlineData("text/plain", true, 26, false)]
    [InlineData(null, true, 26, false)]
    [InlineData("text/event-stream", true, 26, false)]
    public async Task A_success_is_looked_at_when_the_catalog_asks_for_it_and_the_body_is_short_JSON(string? contentType, bool isAsked, int? length, bool isRead)
    {
        var body = new OneWayStream("""{"error_code":"not_known"}""");
        _rig.Options.Classifier = new CodeClassifier { InspectsSuccess = isAsked };
        using var client = _rig.CreateClient(new StubServer(_ => Answer.Body(HttpStatusCode.OK, body, contentType, length)));
        using var response = await client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(isRead, body.WasRead);
        Assert.Equal("""{"error_code":"not_known"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_success_that_carries_the_code_of_an_expired_token_is_recovered()
    {
        _rig.Options.Classifier = new CodeClassifier { InspectsSuccess = true };
        var server = new StubServer(request => request.Authorization == "Bearer access-0"
            ? Answer.Code(HttpStatusCode.OK, AuthRecovery.Refresh)
            : Answer.Json(HttpStatusCode.OK, """{"result":1}"""));
        using var client = _rig.CreateClient(server);

        Assert.Equal("""{"result":1}""", await client.GetStringAsync("/"));
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task The_answer_to_HEAD_says_how_long_a_body_would_be_and_has_none()
    {
        _rig.Options.Classifier = new CodeClassifier { InspectsSuccess = true };
        using var client = _rig.CreateClient(new StubServer(_ => Answer.Body(HttpStatusCode.OK, new OneWayStream(""), "application/json", 500)));
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(500, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_classifier_is_shown_challenge_type_and_wait()
    {
        var classifier = new RecordingClassifier();
        _rig.Options.Classifier = classifier;
        using var client = _rig.CreateClient(new StubServer(_ =>
        {
            var response = Answer.Json(HttpStatusCode.BadRequest, "{}", TimeSpan.FromSeconds(3));
            response.Headers.TryAddWithoutValidation("WWW-Authenticate", "Basic realm=\"a\", Bearer realm=\"b\", error=\"invalid_token\", error_description=\"x\"");
            return response;
        }));
        using var response = await client.GetAsync("/");

        Assert.Equal((400, "invalid_token", "application/json", TimeSpan.FromSeconds(3)), classifier.Seen);
    }

    private HttpClient CreateTokenlessClient(StubServer server)
        => new(new AuthRecoveryHandler(_tokenless, Rig.Origin, _rig.Options, server));

    private sealed class RecordingClassifier : IAuthErrorClassifier
    {
        public (int StatusCode, string? Challenge, string? ContentType, TimeSpan? RetryAfter) Seen { get; private set; }

        public AuthFailure? Classify(in InspectedResponse response)
        {
            Seen = (response.StatusCode, response.Challenge, response.ContentType, response.RetryAfter);
            return null;
        }
    }
}
