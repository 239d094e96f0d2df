using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AuthErrors.Systems.Tests.OAuth;

/// <summary>Errors of OAuth as servers send them: in a challenge, and in the body of a token endpoint.</summary>
public sealed class OAuthErrorTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private LoopbackServer _server = null!;
    private IResult _answer = Results.Ok();
    private string? _challenge;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync(application => application.Map("/", (HttpResponse response) =>
    {
        response.Headers.WWWAuthenticate = _challenge;
        return _answer;
    }));

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(401, "invalid_token", OAuthErrorCode.InvalidToken, AuthRecovery.Refresh)]
    [InlineData(403, "insufficient_scope", OAuthErrorCode.InsufficientScope, AuthRecovery.Surface)]
    [InlineData(401, "insufficient_scope", OAuthErrorCode.InsufficientScope, AuthRecovery.Surface)]
    [InlineData(400, "invalid_request", OAuthErrorCode.InvalidRequest, AuthRecovery.Surface)]
    [InlineData(401, "insufficient_user_authentication", OAuthErrorCode.InsufficientUserAuthentication, AuthRecovery.Reauthenticate)]
    public async Task A_challenge_is_a_typed_error(int status, string wireCode, OAuthErrorCode code, AuthRecovery recovery)
    {
        _challenge = $"""Bearer realm="api", error="{wireCode}", error_description="No." """;
        _answer = Results.StatusCode(status);
        var error = await AskAsync();

        Assert.Equal((code, recovery, status), (error?.ErrorCode, error?.Recovery, error?.StatusCode));
        Assert.EndsWith("📖 " + code.GetDocs(), error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "invalid_grant", OAuthErrorCode.InvalidGrant, AuthRecovery.Reauthenticate)]
    [InlineData(401, "invalid_client", OAuthErrorCode.InvalidClient, AuthRecovery.Surface)]
    [InlineData(400, "invalid_client_metadata", OAuthErrorCode.InvalidClientMetadata, AuthRecovery.Surface)]
    [InlineData(400, "authorization_pending", OAuthErrorCode.AuthorizationPending, AuthRecovery.Backoff)]
    [InlineData(400, "use_dpop_nonce", OAuthErrorCode.UseDpopNonce, AuthRecovery.Surface)]
    [InlineData(503, "temporarily_unavailable", OAuthErrorCode.TemporarilyUnavailable, AuthRecovery.Backoff)]
    public async Task The_body_of_an_endpoint_is_a_typed_error(int status, string wireCode, OAuthErrorCode code, AuthRecovery recovery)
    {
        _answer = Json(status, $$"""{"error":"{{wireCode}}","error_description":"It has ended.","error_uri":"https://as.example/errors"}""");
        var error = await AskAsync();

        Assert.Equal((code, recovery), (error?.ErrorCode, error?.Recovery));
        Assert.Equal($"Authentication failed ({status}): It has ended.\n📖 https://as.example/errors", error?.Message);
    }

    [Theory]
    [InlineData(200, """{"error":"invalid_grant"}""")]
    [InlineData(404, """{"error":"not_found"}""")]
    [InlineData(400, """{"error":{"code":"invalid_grant"}}""")]
    public async Task Any_other_body_is_none(int status, string body)
    {
        _answer = Json(status, body);
        Assert.Null(await AskAsync());
    }

    [Theory]
    [InlineData(401, "invalid_token", 1)]
    [InlineData(401, "insufficient_scope", 0)]
    [InlineData(403, "insufficient_scope", 0)]
    [InlineData(401, "insufficient_user_authentication", 0)]
    public async Task Of_the_challenges_only_that_of_a_bad_token_refreshes(int status, string wireCode, int refreshes)
    {
        _challenge = $"Bearer error={wireCode}";
        _answer = Results.StatusCode(status);
        var issuer = new CountingIssuer();
        using var store = new InMemoryTokenStore(new AuthToken("old", CredentialKind.OAuth, "refresh"));
        await using var session = new TokenSession(store, issuer);
        using var client = new HttpClient(new AuthRecoveryHandler(
            session, _server.Address, new AuthRecoveryOptions { Classifier = OAuthClassifier.Instance }, new SocketsHttpHandler()));
        var error = await Assert.ThrowsAsync<OAuthException>(() => client.GetAsync(_server.Address));

        Assert.Equal((wireCode, refreshes), (error.WireCode, issuer.Calls));
    }

    private static IResult Json(int status, string body) => Results.Text(body, "application/json", statusCode: status);

    private async Task<OAuthException?> AskAsync()
    {
        using var response = await _http.GetAsync(_server.Address);
        return (OAuthException?)await Record.ExceptionAsync(() => OAuthException.ThrowIfAuthErrorAsync(response).AsTask());
    }

    private sealed class CountingIssuer : ITokenIssuer
    {
        public int Calls { get; private set; }

        public ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            return new(new IssueResult.Issued(new AuthToken("new", CredentialKind.OAuth, "refresh")));
        }
    }
}
