using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

public sealed class RefreshTokenIssuerTests
{
    private static readonly AuthToken Current = new("old-access", CredentialKind.OAuth, "old-refresh");

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task The_refresh_token_is_exchanged_as_the_RFC_says()
    {
        var endpoint = new Endpoint((HttpStatusCode.OK, """{"access_token":"new-access","token_type":"Bearer","expires_in":3600,"refresh_token":"new-refresh"}"""));
        var issued = Assert.IsType<IssueResult.Issued>(await IssueAsync(endpoint));

        Assert.Equal(("new-access", "new-refresh", CredentialKind.OAuth), (issued.Token.AccessToken, issued.Token.RefreshToken, issued.Token.Kind));
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromHours(1), issued.Token.ExpiresAt);
        Assert.Equal("grant_type=refresh_token&refresh_token=old-refresh&client_id=client&resource=https%3A%2F%2Fexample.com%2Fmcp", Assert.Single(endpoint.Bodies));
    }

    [Theory]
    [InlineData("""{"access_token":"a"}""", null)]
    [InlineData("""{"access_token":"a","expires_in":"60"}""", 60)]
    [InlineData("""{"access_token":"a","expires_in":-1}""", null)]
    [InlineData("""{"access_token":"a","expires_in":0}""", null)]
    [InlineData("""{"access_token":"a","expires_in":1e99}""", null)]
    [InlineData("""{"access_token":"a","expires_in":{}}""", null)]
    public async Task A_lifetime_that_makes_no_sense_is_none(string body, int? seconds)
    {
        var issued = Assert.IsType<IssueResult.Issued>(await IssueAsync(new Endpoint((HttpStatusCode.OK, body))));

        Assert.Equal(seconds, (issued.Token.ExpiresAt - _time.GetUtcNow())?.TotalSeconds);
        Assert.Null(issued.Token.RefreshToken);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"invalid_grant"}""", "The token endpoint answered 400 (invalid_grant).")]
    [InlineData(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""", "The token endpoint answered 401 (invalid_client).")]
    [InlineData(HttpStatusCode.Forbidden, "<html>", "The token endpoint answered 403 (without a code).")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"the token old-refresh is unknown"}""", "The token endpoint answered 400 (without a code).")]
    public async Task A_client_error_is_a_refusal_and_echoes_no_secret(HttpStatusCode status, string body, string reason)
    {
        var endpoint = new Endpoint((status, body));

        Assert.Equal(new IssueResult.Refused(reason), await IssueAsync(endpoint));
        Assert.Single(endpoint.Bodies);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "", 3)]
    [InlineData(HttpStatusCode.ServiceUnavailable, """{"error":"invalid_grant"}""", 3)]
    [InlineData(HttpStatusCode.RequestTimeout, "", 1)]
    [InlineData(HttpStatusCode.Found, "", 1)]
    [InlineData(HttpStatusCode.OK, "{}", 1)]
    [InlineData(HttpStatusCode.OK, "not JSON", 1)]
    [InlineData(HttpStatusCode.OK, """{"access_token":""}""", 1)]
    public async Task What_is_no_answer_refuses_nothing_and_only_an_error_of_the_server_is_tried_again(HttpStatusCode status, string body, int attempts)
    {
        var endpoint = new Endpoint((status, body));

        Assert.IsType<IssueResult.Unavailable>(await IssueAsync(endpoint));
        Assert.Equal(attempts, endpoint.Bodies.Count);
    }

    [Fact]
    public async Task A_connection_that_fails_is_tried_again()
    {
        var endpoint = new Endpoint((null, "broken"), (HttpStatusCode.OK, """{"access_token":"a"}"""));

        Assert.IsType<IssueResult.Issued>(await IssueAsync(endpoint));
        Assert.Equal(2, endpoint.Bodies.Count);
    }

    [Fact]
    public async Task A_server_that_says_when_to_come_back_is_not_asked_before()
    {
        var endpoint = new Endpoint((HttpStatusCode.TooManyRequests, "")) { RetryAfter = "30" };
        var unavailable = Assert.IsType<IssueResult.Unavailable>(await IssueAsync(endpoint));

        Assert.Equal(TimeSpan.FromSeconds(30), unavailable.RetryAfter);
        Assert.Single(endpoint.Bodies);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_in_time_is_unavailable_and_not_asked_again()
    {
        var endpoint = new SilentEndpoint();
        using var http = new HttpClient(endpoint) { Timeout = TimeSpan.FromMilliseconds(10) };
        var result = await new RefreshTokenIssuer(http, Options("https://example.com/token")).IssueAsync(new IssueRequest(Current), CancellationToken.None);

        Assert.Equal("The token endpoint did not answer in time.", Assert.IsType<IssueResult.Unavailable>(result).Reason);
        Assert.Equal(1, endpoint.Requests);
    }

    [Fact]
    public async Task Text_that_is_not_Unicode_says_nothing_and_the_status_counts()
        => Assert.IsType<IssueResult.Refused>(await IssueAsync(new Endpoint((HttpStatusCode.BadRequest, """{"error":"\ud800"}"""))));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void Attempts_that_make_no_sense_are_refused_at_once(int maxAttempts, int firstDelay)
    {
        using var http = new HttpClient();
        var options = Options("https://example.com/token");
        options.MaxAttempts = maxAttempts;
        options.FirstDelay = TimeSpan.FromSeconds(firstDelay);

        Assert.ThrowsAny<ArgumentException>(() => new RefreshTokenIssuer(http, options));
    }

    [Fact]
    public async Task A_redirect_with_a_token_gives_none()
        => Assert.IsType<IssueResult.Unavailable>(await IssueAsync(new Endpoint((HttpStatusCode.MultipleChoices, """{"access_token":"a"}"""))));

    [Fact]
    public async Task A_confidential_client_says_its_secret_and_its_scope()
    {
        var endpoint = new Endpoint((HttpStatusCode.OK, """{"access_token":"a"}"""));
        using var http = new HttpClient(endpoint);
        var options = new RefreshTokenIssuerOptions { TokenEndpoint = new Uri("https://example.com/token"), ClientId = "client", ClientSecret = "s", Scope = "a b" };
        await new RefreshTokenIssuer(http, options).IssueAsync(new IssueRequest(Current), CancellationToken.None);

        Assert.Equal("grant_type=refresh_token&refresh_token=old-refresh&client_id=client&client_secret=s&scope=a+b", Assert.Single(endpoint.Bodies));
    }

    [Fact]
    public async Task A_client_may_show_its_secret_in_the_header_instead()
    {
        var endpoint = new Endpoint((HttpStatusCode.OK, """{"access_token":"a"}"""));
        using var http = new HttpClient(endpoint);
        var options = new RefreshTokenIssuerOptions
        {
            TokenEndpoint = new Uri("https://example.com/token"),
            ClientId = "cli:ent",
            ClientSecret = "s e/cret",
            ClientAuthentication = ClientAuthentication.BasicHeader,
        };
        await new RefreshTokenIssuer(http, options).IssueAsync(new IssueRequest(Current), CancellationToken.None);

        Assert.Equal("grant_type=refresh_token&refresh_token=old-refresh", Assert.Single(endpoint.Bodies));
        Assert.Equal("Basic " + Convert.ToBase64String("cli%3Aent:s+e%2Fcret"u8), endpoint.Authorization);
    }

    [Fact]
    public void An_endpoint_must_be_named()
    {
        using var http = new HttpClient();

        Assert.Throws<ArgumentNullException>(() => new RefreshTokenIssuer(http, new RefreshTokenIssuerOptions { TokenEndpoint = null! }));
    }

    [Fact]
    public async Task Without_a_refresh_token_nothing_is_sent()
    {
        var endpoint = new Endpoint((HttpStatusCode.OK, "{}"));
        using var http = new HttpClient(endpoint);
        var issuer = new RefreshTokenIssuer(http, Options("https://example.com/token"));

        Assert.Equal(new IssueResult.Refused("There is no refresh token."), await issuer.IssueAsync(new IssueRequest(new AuthToken("a", CredentialKind.OAuth)), default));
        Assert.False(issuer.IssuesWithoutToken);
        Assert.Empty(endpoint.Bodies);
    }

    [Theory]
    [InlineData("http://example.com/token", false)]
    [InlineData("ftp://example.com/token", false)]
    [InlineData("http://127.0.0.1:1/token", true)]
    [InlineData("https://example.com/token", true)]
    public void A_refresh_token_leaves_this_machine_over_https_only(string endpoint, bool isAllowed)
    {
        using var http = new HttpClient();
        var error = Record.Exception(() => new RefreshTokenIssuer(http, Options(endpoint)));

        Assert.Equal(isAllowed, error is null);
    }

    private async Task<IssueResult> IssueAsync(Endpoint endpoint)
    {
        using var http = new HttpClient(endpoint);
        return await new RefreshTokenIssuer(http, Options("https://example.com/token")).IssueAsync(new IssueRequest(Current), CancellationToken.None);
    }

    private RefreshTokenIssuerOptions Options(string endpoint) => new()
    {
        TokenEndpoint = new Uri(endpoint),
        ClientId = "client",
        Resource = "https://example.com/mcp",
        FirstDelay = TimeSpan.Zero,
        TimeProvider = _time,
    };

    private sealed class SilentEndpoint : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
