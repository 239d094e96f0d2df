using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>Which requests carry which credential, and where.</summary>
public sealed class CredentialTests : IAsyncDisposable
{
    private const string KeyVariable = "AUTHERRORS_TEST_HANDLER_KEY";

    private readonly Rig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("https://other.example/")]
    [InlineData("https://api.example:8443/")]
    [InlineData("http://api.example/")]
    [InlineData("https://api.example.other.example/")]
    public async Task Another_origin_gets_no_credential_and_its_401_recovers_nothing(string uri)
    {
        var server = StubServer.Accepting("access-0");
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync(new Uri(uri));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(Assert.Single(server.Authorizations));
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task The_host_of_an_origin_is_compared_without_regard_to_case_and_with_the_default_port()
    {
        var server = StubServer.Accepting("access-0");
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync(new Uri("https://API.example:443/"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("http://api.example/", false)]
    [InlineData("ftp://api.example/", false)]
    [InlineData("/path", false)]
    [InlineData("http://localhost:1/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("https://api.example/", true)]
    public void Credentials_leave_this_machine_over_https_only(string origin, bool isAllowed)
    {
        var error = Record.Exception(() => new AuthRecoveryHandler(_rig.Session, new Uri(origin, UriKind.RelativeOrAbsolute)).Dispose());

        Assert.Equal(isAllowed, error is null);
    }

    [Fact]
    public async Task A_request_with_a_credential_of_its_own_is_left_to_its_author()
    {
        var server = StubServer.Accepting("access-0");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Authorization", "Basic YTpi");
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Basic YTpi", Assert.Single(server.Authorizations));
        Assert.Equal("Basic", request.Headers.Authorization!.Scheme);
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_request_that_no_credential_can_be_had_for_is_sent_without_and_its_401_returned_as_it_is()
    {
        const string Body = """{"error_code":"Refresh","login":"https://api.example/login"}""";
        _rig.Options.Classifier = new CodeClassifier();
        using var store = new InMemoryTokenStore();
        await using var session = new TokenSession(store);
        var server = new StubServer(_ =>
        {
            var refusal = Answer.Json(HttpStatusCode.Unauthorized, Body);
            refusal.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer resource_metadata=\"https://api.example/meta\"");
            refusal.Content.Headers.TryAddWithoutValidation("X-Of-Body", "kept");
            return refusal;
        });
        using var client = new HttpClient(new AuthRecoveryHandler(session, Rig.Origin, _rig.Options, server));
        using var response = await client.GetAsync(Rig.Origin);

        Assert.Null(Assert.Single(server.Authorizations));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("kept", Assert.Single(response.Content.Headers.GetValues("X-Of-Body")));
        Assert.Equal(Body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_session_that_needs_no_token_to_get_one_gets_it_before_the_request_is_sent()
    {
        using var store = new InMemoryTokenStore();
        await using var session = new TokenSession(store, _rig.Issuer);
        var server = StubServer.Accepting("access-1");
        using var client = new HttpClient(new AuthRecoveryHandler(session, Rig.Origin, options: null, server));
        using var response = await client.GetAsync(Rig.Origin);

        Assert.Equal("Bearer access-1", Assert.Single(server.Authorizations));
    }

    [Fact]
    public async Task Who_waits_for_a_token_hears_of_it_when_the_request_says_who_listens()
    {
        using var client = _rig.CreateClient(StubServer.Accepting("access-1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        var progress = new Listener();
        request.Options.Set(AuthRecoveryOptions.ProgressKey, progress);
        _rig.Issuer.Answer = call =>
        {
            call.Progress?.Report(new AuthProgress("Waking the issuer."));
            return null;
        };
        using var response = await client.SendAsync(request);

        Assert.Equal("Waking the issuer.", progress.Heard);
    }

    [Theory]
    [InlineData(null, "Authorization", "Bearer the-key")]
    [InlineData("X-API-Key", "X-API-Key", "the-key")]
    public async Task A_rejected_API_key_is_kept_and_the_error_says_where_it_comes_from(string? header, string carrier, string value)
    {
        await using var session = CreateKeySession();
        _rig.Options.ApiKeyHeader = header;
        var server = StubServer.Accepting("none");
        using var client = new HttpClient(new AuthRecoveryHandler(session, Rig.Origin, _rig.Options, server));
        using var request = new HttpRequestMessage(HttpMethod.Get, Rig.Origin);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.SendAsync(request));

        Assert.Equal(401, error.StatusCode);
        Assert.Contains(KeyVariable, error.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(value, Assert.Single(server.Requests).Headers[carrier]);
        Assert.Single(server.Requests[0].Headers);
        Assert.Empty(request.Headers);
        Assert.Equal(("the-key", 0), ((await session.GetTokenAsync()).AccessToken, _rig.Issuer.Calls));
        Assert.Equal("access-0", (await _rig.Store.ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task A_token_goes_into_the_header_of_tokens_where_API_keys_have_their_own()
    {
        _rig.Options.ApiKeyHeader = "X-API-Key";
        var server = StubServer.Accepting("access-0");
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/");

        Assert.Equal("Authorization", Assert.Single(Assert.Single(server.Requests).Headers).Key);
    }

    [Fact]
    public async Task A_request_with_an_API_key_of_its_own_is_left_to_its_author()
    {
        _rig.Options.ApiKeyHeader = "X-API-Key";
        var server = StubServer.Accepting("access-0");
        using var client = _rig.CreateClient(server);
        client.DefaultRequestHeaders.Add("x-api-key", "mine");
        using var response = await client.GetAsync("/");

        Assert.Equal("mine", Assert.Single(Assert.Single(server.Requests).Headers).Value);
    }

    [Theory]
    [InlineData("X API Key")]
    [InlineData("Content-Type")]
    [InlineData("")]
    public void A_header_that_no_request_can_carry_is_refused_at_once(string header)
    {
        _rig.Options.ApiKeyHeader = header;

        Assert.Throws<ArgumentException>(() => _rig.CreateHandler(StubServer.Accepting("access-0")));
    }

    private TokenSession CreateKeySession()
    {
        Environment.SetEnvironmentVariable(KeyVariable, "the-key");
        try
        {
            return new TokenSession(_rig.Store, _rig.Issuer, new TokenSessionOptions { ApiKeyVariable = KeyVariable });
        }
        finally
        {
            Environment.SetEnvironmentVariable(KeyVariable, null);
        }
    }

    private sealed class Listener : IProgress<AuthProgress>
    {
        public string? Heard { get; private set; }

        public void Report(AuthProgress value) => Heard = value.Message;
    }
}
