using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;

namespace AuthErrors.Conformance;

/// <summary>
/// Mints tokens for a program without a person, which the SDK leaves to its user: by a client secret, a signed assertion (RFC 7523) or an
/// identity of the enterprise.
/// </summary>
internal sealed class WorkloadIssuer(Uri resource, JsonObject context, HttpClient http) : ITokenIssuer
{
    public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        var protectedResource = await GetAsync(new Uri(resource, "/.well-known/oauth-protected-resource" + resource.AbsolutePath), cancellationToken);
        var authorizationServer = await GetAsync(new Uri((string)protectedResource["authorization_servers"]![0]! + "/.well-known/oauth-authorization-server"), cancellationToken);
        var accessToken = context["idp_id_token"] is { } identity
            ? await ExchangeIdentityAsync((string)identity!, (string)authorizationServer["issuer"]!, cancellationToken)
            : await AskAsync(protectedResource, authorizationServer, cancellationToken);
        return new IssueResult.Issued(new AuthToken(accessToken, CredentialKind.OAuth));
    }

    private async Task<string> AskAsync(JsonNode protectedResource, JsonNode authorizationServer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (string)authorizationServer["token_endpoint"]!);
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["resource"] = (string)protectedResource["resource"]! };
        if (protectedResource["scopes_supported"] is JsonArray scopes)
        {
            form["scope"] = string.Join(' ', scopes.Select(static scope => (string)scope!));
        }

        if (context["client_secret"] is { } secret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{context["client_id"]}:{secret}")));
        }
        else
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = Sign((string)authorizationServer["issuer"]!);
        }

        request.Content = new FormUrlEncodedContent(form);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["access_token"]!;
    }

    private async Task<string> ExchangeIdentityAsync(string identity, string issuer, CancellationToken cancellationToken)
    {
        var options = new IdentityAssertionGrantProviderOptions
        {
            ClientId = (string)context["client_id"]!,
            ClientSecret = (string)context["client_secret"]!,
            TokenEndpointAuthMethod = "client_secret_basic",
            IdpClientId = (string)context["idp_client_id"]!,
            IdpTokenEndpoint = (string)context["idp_token_endpoint"]!,
            IdTokenCallback = (_, _) => Task.FromResult(identity),
        };
        return (await new IdentityAssertionGrantProvider(options, http).GetAccessTokenAsync(resource, new Uri(issuer), cancellationToken)).AccessToken;
    }

    private string Sign(string audience)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var client = (string)context["client_id"]!;
        var claims = new JsonObject { ["iss"] = client, ["sub"] = client, ["aud"] = audience, ["iat"] = now, ["exp"] = now + 300, ["jti"] = Guid.NewGuid().ToString() };
        var text = $"{Encode("""{"alg":"ES256","typ":"JWT"}"""u8)}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        using var key = ECDsa.Create();
        key.ImportFromPem((string)context["private_key_pem"]!);
        return $"{text}.{Encode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";

        static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    private async Task<JsonNode> GetAsync(Uri address, CancellationToken cancellationToken)
        => (await http.GetFromJsonAsync<JsonObject>(address, cancellationToken))!;
}
