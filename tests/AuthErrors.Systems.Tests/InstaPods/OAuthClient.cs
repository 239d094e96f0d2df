using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>A client that speaks the protocol by hand.</summary>
internal sealed class OAuthClient(InstaPodsServer server) : IDisposable
{
    public const string RedirectUri = "http://localhost:1/callback";

    private readonly string _verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(60) };

    public string? Id { get; private set; }

    public async Task<(int Status, JsonNode Body)> RegisterAsync(string redirectUri = RedirectUri)
    {
        var answer = await PostAsync("/api/oauth/register", JsonContent.Create(new JsonObject
        {
            ["redirect_uris"] = new JsonArray(redirectUri),
            ["token_endpoint_auth_method"] = "client_secret_post",
        }));
        Id = (string?)answer.Body["client_id"];
        return answer;
    }

    /// <summary>An authorization request.</summary>
    /// <param name="changes">Parameters to change, or to leave out where the value is <see langword="null"/>.</param>
    public Uri Authorization(params IEnumerable<(string Name, string? Value)> changes)
    {
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = Id,
            ["redirect_uri"] = RedirectUri,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(_verifier))),
            ["code_challenge_method"] = "S256",
            ["state"] = "a state",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return new Uri(server.Address, QueryHelpers.AddQueryString("/oauth/authorize", parameters.Where(static parameter => parameter.Value is not null)));
    }

    /// <summary>Lets a user approve.</summary>
    /// <returns>The code.</returns>
    public async Task<string> GetCodeAsync(string team = "Harbour") => (await AnswerAsync(team, "approve"))["code"]!;

    /// <summary>Lets a user decide.</summary>
    /// <returns>The parameters of the redirect.</returns>
    public async Task<NameValueCollection> AnswerAsync(string team, string decision)
    {
        var page = await _http.GetStringAsync(Authorization());
        var id = HttpUser.RequestOf(page);
        using var login = await SubmitAsync("/oauth/login", new("request", id), new("email", InstaPodsServer.Email), new("password", InstaPodsServer.Password));
        using var answer = await SubmitAsync("/oauth/decide", new("request", id), new("team", team), new("decision", decision));
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
    }

    public Task<(int Status, JsonNode Body)> ExchangeAsync(string code, params IEnumerable<(string Name, string Value)> changes)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["client_id"] = Id!,
            ["redirect_uri"] = RedirectUri,
            ["code_verifier"] = _verifier,
        };
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return PostAsync("/api/oauth/token", new FormUrlEncodedContent(fields));
    }

    /// <summary>Goes the whole way to an access token.</summary>
    public async Task<string> ConnectAsync(string team = "Harbour")
    {
        await RegisterAsync();
        return (string)(await ExchangeAsync(await GetCodeAsync(team))).Body["access_token"]!;
    }

    /// <summary>Calls a tool.</summary>
    /// <returns>The response, and the text of the result when there is one.</returns>
    public async Task<(HttpStatusCode Status, string Challenge, string? Text)> CallAsync(string? token, string tool, string? pod = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        request.Content = JsonContent.Create(new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = "tools/call",
            ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = new JsonObject { ["pod"] = pod } },
        });
        using var response = await _http.SendAsync(request);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), (string?)body?["result"]?["content"]?[0]?["text"]);
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(path))!;

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SubmitAsync(string path, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(path, content);
    }

    private async Task<(int Status, JsonNode Body)> PostAsync(string path, HttpContent content)
    {
        using (content)
        {
            using var response = await _http.PostAsync(path, content);
            return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        }
    }
}
