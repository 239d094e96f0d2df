using System;
using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A server that repeats the credential in its answer does not get it into the text of an error.</summary>
public sealed class SecretTests : IAsyncDisposable
{
    private const string Secret = "sec+ret/token==";

    private readonly Rig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("sec+ret/token==")]
    [InlineData("sec\\u002Bret/token==")]
    [InlineData("sec\\u002bret\\/token\\u003D\\u003d")]
    [InlineData("\\u0073ec+ret/token==, once more: sec+ret/token==")]
    public async Task A_token_that_the_server_repeats_is_in_no_text(string echo)
    {
        await _rig.Store.CompareReplaceAsync(_rig.Issuer.First(), new AuthToken(Secret, CredentialKind.OAuth, "refresh-0"), default);
        foreach (var code in new[] { "Surface", "unheard_of" })
        {
            var classifier = new CodeClassifier();
            _rig.Options.Classifier = classifier;
            _rig.Issuer.Answer = _ => new IssueResult.Unavailable();
            var body = $$"""{"error_code":"{{code}}","message":"Token <{{echo}}> is bad."}""";
            using var client = _rig.CreateClient(new StubServer(_ => Answer.Json(HttpStatusCode.Unauthorized, body)));
            var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

            Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
            Assert.Contains("Token <***", error.Message, StringComparison.Ordinal);
            Assert.Equal(body.Length, classifier.Seen[0].Length);
        }
    }

    [Fact]
    public async Task A_token_in_a_challenge_is_not_shown_to_the_classifier()
    {
        var classifier = new ChallengeClassifier();
        _rig.Options.Classifier = classifier;
        using var client = _rig.CreateClient(new StubServer(_ => Answer.Challenge(HttpStatusCode.BadRequest, "Bearer error=\"access-0 is bad\"")));
        using var response = await client.GetAsync("/");

        Assert.Equal("*** is bad", classifier.Seen);
    }

    [Fact]
    public async Task The_response_itself_is_handed_on_as_the_server_wrote_it()
    {
        _rig.Options.Classifier = new CodeClassifier();
        using var client = _rig.CreateClient(new StubServer(_ => Answer.Json(HttpStatusCode.BadRequest, """{"error_code":"x","message":"access-0"}""")));
        using var response = await client.GetAsync("/");

        Assert.Contains("access-0", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private sealed class ChallengeClassifier : IAuthErrorClassifier
    {
        public string? Seen { get; private set; }

        public AuthFailure? Classify(in InspectedResponse response)
        {
            Seen = response.Challenge;
            return null;
        }
    }
}
