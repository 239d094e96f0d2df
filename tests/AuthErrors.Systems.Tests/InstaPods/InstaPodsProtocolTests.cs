using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using InstaPods;
using Xunit;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>The facts of the server, one by one.</summary>
public sealed class InstaPodsProtocolTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private InstaPodsServer _server = null!;
    private OAuthClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await InstaPodsServer.StartAsync(_time);
        _client = new OAuthClient(_server);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Fact_1_without_a_token_the_endpoint_answers_401_and_points_to_its_metadata()
    {
        var (status, challenge, _) = await _client.CallAsync(token: null, "list_pods");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal($"Bearer resource_metadata=\"{_server.Address}.well-known/oauth-protected-resource\"", challenge);
    }

    [Fact]
    public async Task Fact_1_the_catalog_takes_the_401_for_unauthorized()
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(_server.Endpoint, content: null);

        var error = await Assert.ThrowsAsync<InstaPodsException>(async () => await InstaPodsException.ThrowIfAuthErrorAsync(response));

        Assert.Equal((InstaPodsErrorCode.Unauthorized, AuthRecovery.Reauthenticate), (error.ErrorCode, error.Recovery));
    }

    [Theory]
    [InlineData("/.well-known/oauth-protected-resource")]
    [InlineData("/.well-known/oauth-protected-resource/api/mcp")]
    public async Task Fact_2_the_resource_names_its_authorization_server(string path)
    {
        var metadata = await _client.GetAsync(path);

        Assert.Equal(_server.Endpoint.AbsoluteUri, (string?)metadata["resource"]);
        Assert.Equal(_server.Address.AbsoluteUri.TrimEnd('/'), (string?)metadata["authorization_servers"]!.AsArray().Single());
    }

    [Fact]
    public async Task Fact_2_the_authorization_server_says_where_and_how()
    {
        var metadata = await _client.GetAsync("/.well-known/oauth-authorization-server");

        var issuer = _server.Address.AbsoluteUri.TrimEnd('/');
        Assert.Equal(
            (issuer, issuer + "/oauth/authorize", issuer + "/api/oauth/token", issuer + "/api/oauth/register"),
            ((string?)metadata["issuer"], (string?)metadata["authorization_endpoint"], (string?)metadata["token_endpoint"], (string?)metadata["registration_endpoint"]));
        Assert.Equal("S256", (string?)metadata["code_challenge_methods_supported"]!.AsArray().Single());
        Assert.Equal("authorization_code", (string?)metadata["grant_types_supported"]!.AsArray().Single());
    }

    [Fact]
    public async Task Fact_3_a_client_that_registers_gets_no_secret()
    {
        var (status, body) = await _client.RegisterAsync();

        Assert.Equal(201, status);
        Assert.Equal("none", (string?)body["token_endpoint_auth_method"]);
        Assert.Null(body["client_secret"]);
    }

    [Theory]
    [InlineData("https://client.example/callback", 201)]
    [InlineData("http://localhost:49152/callback", 201)]
    [InlineData("http://127.0.0.1:49152/callback", 400)]
    [InlineData("http://client.example/callback", 400)]
    [InlineData("https://client.example/callback#here", 400)]
    [InlineData("client:/callback", 400)]
    public async Task Fact_5_redirect_uris_are_https_localhost_excepted(string redirectUri, int expected)
    {
        var (status, body) = await _client.RegisterAsync(redirectUri);

        Assert.Equal((expected, expected == 201 ? null : "invalid_redirect_uri"), (status, (string?)body["error"]));
    }

    [Fact]
    public async Task Fact_4_the_user_logs_in_and_the_grant_is_scoped_to_the_team_that_is_chosen()
    {
        var token = await _client.ConnectAsync("Meadow");

        Assert.Equal("meadow-web", (await _client.CallAsync(token, "list_pods")).Text);
    }

    [Fact]
    public async Task Fact_4_a_wrong_password_lets_nobody_in()
    {
        await _client.RegisterAsync();
        using var user = new HttpUser(_server.Address);
        var (_, page) = await user.OpenAsync(_client.Authorization());

        page = await user.LogInAsync(page, "wrong");
        Assert.Contains("The email address or the password is wrong.", page, StringComparison.Ordinal);

        page = await user.SubmitAsync("/oauth/decide", new("request", HttpUser.RequestOf(page)), new("team", "Harbour"), new("decision", "approve"));
        Assert.Contains("<h1>Log in</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fact_4_a_denial_comes_back_with_the_state()
    {
        await _client.RegisterAsync();

        var answer = await _client.AnswerAsync("Harbour", "deny");

        Assert.Equal(("access_denied", "a state", null), (answer["error"], answer["state"], answer["code"]));
    }

    [Fact]
    public async Task Fact_5_a_code_and_its_verifier_give_a_token()
    {
        await _client.RegisterAsync();

        var (status, body) = await _client.ExchangeAsync(await _client.GetCodeAsync());

        Assert.Equal((200, "Bearer", 30 * 24 * 3600), (status, (string?)body["token_type"], (int)body["expires_in"]!));
        Assert.Null(body["refresh_token"]);
    }

    [Theory]
    [InlineData("code_verifier", "another verifier, of which nobody knows where it is from", "invalid_grant")]
    [InlineData("code", "another code", "invalid_grant")]
    [InlineData("client_id", "another client", "invalid_grant")]
    [InlineData("redirect_uri", "http://localhost:2/callback", "invalid_grant")]
    [InlineData("grant_type", "refresh_token", "unsupported_grant_type")]
    public async Task Fact_5_a_code_is_good_for_its_client_alone(string parameter, string value, string error)
    {
        await _client.RegisterAsync();
        var code = await _client.GetCodeAsync();

        var (status, body) = await _client.ExchangeAsync(code, (parameter, value));

        Assert.Equal((400, error), (status, (string?)body["error"]));
        Assert.Equal(200, (await _client.ExchangeAsync(code)).Status);
    }

    [Theory]
    [InlineData(599, 200)]
    [InlineData(600, 400)]
    public async Task Fact_5_a_code_lives_ten_minutes(int seconds, int expected)
    {
        await _client.RegisterAsync();
        var code = await _client.GetCodeAsync();

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, (await _client.ExchangeAsync(code)).Status);
    }

    [Fact]
    public async Task Fact_5_a_code_that_is_used_twice_also_ends_what_it_gave()
    {
        await _client.RegisterAsync();
        var code = await _client.GetCodeAsync();
        var token = (string)(await _client.ExchangeAsync(code)).Body["access_token"]!;
        Assert.Equal(HttpStatusCode.OK, (await _client.CallAsync(token, "list_pods")).Status);

        var (status, body) = await _client.ExchangeAsync(code);

        Assert.Equal((400, "invalid_grant"), (status, (string?)body["error"]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.CallAsync(token, "list_pods")).Status);
    }

    [Fact]
    public async Task Fact_6_a_token_lives_thirty_days()
    {
        var token = await _client.ConnectAsync();

        _time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await _client.CallAsync(token, "list_pods")).Status);

        _time.Advance(TimeSpan.FromSeconds(1));
        var (status, challenge, _) = await _client.CallAsync(token, "list_pods");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.StartsWith("Bearer error=\"invalid_token\", resource_metadata=", challenge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fact_6_logging_out_everywhere_ends_every_access()
    {
        await _client.RegisterAsync();
        using var user = new HttpUser(_server.Address);
        using var other = new OAuthClient(_server);
        string[] tokens = [await _client.ConnectAsync("Harbour"), await other.ConnectAsync("Meadow")];
        var (_, page) = await user.OpenAsync(_client.Authorization());
        await user.LogInAsync(page);

        Assert.Contains("logged out everywhere", await user.SubmitAsync("/account/log-out-everywhere"), StringComparison.Ordinal);

        foreach (var token in tokens)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _client.CallAsync(token, "list_pods")).Status);
        }

        Assert.Contains("<h1>Log in</h1>", (await user.OpenAsync(_client.Authorization())).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fact_6_whoever_is_not_logged_in_ends_nothing()
    {
        var token = await _client.ConnectAsync();
        using var stranger = new HttpUser(_server.Address);

        await stranger.SubmitAsync("/account/log-out-everywhere");

        Assert.Equal(HttpStatusCode.OK, (await _client.CallAsync(token, "list_pods")).Status);
    }

    [Theory]
    [InlineData("client_id", null, InstaPodsErrorCode.MissingParameters)]
    [InlineData("redirect_uri", null, InstaPodsErrorCode.MissingParameters)]
    [InlineData("response_type", null, InstaPodsErrorCode.MissingParameters)]
    [InlineData("code_challenge", null, InstaPodsErrorCode.MissingParameters)]
    [InlineData("code_challenge_method", null, InstaPodsErrorCode.ChallengeMethodMustBeS256)]
    [InlineData("code_challenge_method", "plain", InstaPodsErrorCode.ChallengeMethodMustBeS256)]
    public async Task Fact_7_a_request_with_a_mistake_is_a_page_that_names_it(string parameter, string? value, InstaPodsErrorCode code)
    {
        await _client.RegisterAsync();
        using var user = new HttpUser(_server.Address);

        var (status, page) = await user.OpenAsync(_client.Authorization((parameter, value)));

        Assert.Equal(400, status);
        Assert.Contains($">{code.ToWireCode()}<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fact_7_a_code_without_a_verifier_lacks_a_parameter()
    {
        await _client.RegisterAsync();

        var (status, body) = await _client.ExchangeAsync(await _client.GetCodeAsync(), ("code_verifier", ""));

        Assert.Equal((400, "invalid_request", "Missing required OAuth parameters"), (status, (string?)body["error"], (string?)body["error_description"]));
    }

    [Theory]
    [InlineData("redirect_uri", "https://attacker.example/callback")]
    [InlineData("redirect_uri", "http://localhost:1/elsewhere")]
    [InlineData("client_id", "nobody")]
    public async Task Nothing_is_sent_to_an_address_that_the_client_did_not_register(string parameter, string value)
    {
        await _client.RegisterAsync();
        using var user = new HttpUser(_server.Address);

        Assert.Equal(400, (await user.OpenAsync(_client.Authorization((parameter, value)))).Status);
    }

    [Fact]
    public async Task A_redirect_to_this_machine_may_go_to_any_port()
    {
        await _client.RegisterAsync("http://localhost:1/callback");
        using var user = new HttpUser(_server.Address);

        Assert.Equal(200, (await user.OpenAsync(_client.Authorization(("redirect_uri", "http://localhost:2/callback")))).Status);
    }

    [Theory]
    [InlineData("harbour-web", "harbour-web is well.")]
    [InlineData("meadow-web", "not a member of this team")]
    [InlineData("harbour-old", "pod is not running")]
    public async Task Fact_7_what_a_tool_says_of_a_pod_is_a_result(string pod, string expected)
    {
        var token = await _client.ConnectAsync("Harbour");

        Assert.Equal((HttpStatusCode.OK, "", expected), await _client.CallAsync(token, "read_log", pod));
    }

    [Fact]
    public async Task Fact_7_an_access_that_has_ended_may_be_told_by_a_tool()
    {
        _server.TellsExpiryInTools = true;
        var token = await _client.ConnectAsync();

        _time.Advance(TimeSpan.FromDays(30));

        Assert.Equal((HttpStatusCode.OK, "", "unauthorized"), await _client.CallAsync(token, "list_pods"));
    }
}
