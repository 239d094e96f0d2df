using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AuthErrors.Systems;

/// <summary>The authorization server: metadata, registration, the pages and the token endpoint.</summary>
internal sealed class InstaPodsOAuth(InstaPodsAuthority authority, Func<Uri> address)
{
    private const string Cookie = "instapods_session";
    private const string MissingParameters = "Missing required OAuth parameters";
    private const string WrongMethod = "code_challenge_method must be S256";
    private const string BackToProgram = "Close this window and go back to the program. The mistake is in its request.";

    private string Issuer => address().GetLeftPart(UriPartial.Authority);

    public void Map(WebApplication application)
    {
        application.MapGet("/.well-known/oauth-authorization-server", (HttpContext context) => WriteJsonAsync(context, 200, Metadata()));
        application.MapPost("/api/oauth/register", RegisterAsync);
        application.MapGet("/oauth/authorize", AuthorizeAsync);
        application.MapPost("/oauth/login", LogInAsync);
        application.MapPost("/oauth/decide", DecideAsync);
        application.MapPost("/api/oauth/token", ExchangeAsync);
        application.MapGet("/account", (HttpContext context) => WritePageAsync(context, 200, InstaPodsPages.Account(notice: null)));
        application.MapPost("/account/log-out-everywhere", LogOutAsync);
    }

    public static Task WriteJsonAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(body.ToJsonString(JsonSerializerOptions.Default), context.RequestAborted);
    }

    private JsonObject Metadata() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = Issuer + "/oauth/authorize",
        ["token_endpoint"] = Issuer + "/api/oauth/token",
        ["registration_endpoint"] = Issuer + "/api/oauth/register",
        ["response_types_supported"] = new JsonArray("code"),
        ["grant_types_supported"] = new JsonArray("authorization_code"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("none"),
    };

    private async Task RegisterAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var redirectUris = (body?["redirect_uris"] as JsonArray)?.Select(static uri => (string?)uri).OfType<string>().ToArray() ?? [];
        if (redirectUris.Length == 0 || !redirectUris.All(InstaPodsClient.IsAllowed))
        {
            await WriteErrorAsync(context, "invalid_redirect_uri", "Redirect URIs are https, localhost excepted.");
            return;
        }

        // Whatever a client asks for, it gets no secret (RFC 7591, section 3.2.1: the server may replace what was requested).
        var client = authority.Register(redirectUris);
        await WriteJsonAsync(context, StatusCodes.Status201Created, new JsonObject
        {
            ["client_id"] = client.Id,
            ["redirect_uris"] = new JsonArray([.. redirectUris]),
            ["token_endpoint_auth_method"] = "none",
            ["grant_types"] = new JsonArray("authorization_code"),
            ["response_types"] = new JsonArray("code"),
        });
    }

    private async Task AuthorizeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var id = (string?)query["request"] ?? await KeepAsync(context, query);
        if (id is not null)
        {
            await WriteNextPageAsync(context, id, error: null);
        }
    }

    /// <summary>Checks a client's request. What is wrong is shown here and not sent on: who would receive it is not certain.</summary>
    private async Task<string?> KeepAsync(HttpContext context, IQueryCollection query)
    {
        if (FindMistake(query) is { } mistake)
        {
            await WritePageAsync(context, 400, InstaPodsPages.Error(mistake, BackToProgram));
            return null;
        }

        return authority.Keep(new InstaPodsRequest(query["client_id"]!, query["redirect_uri"]!, query["code_challenge"]!, query["state"]));
    }

    private string? FindMistake(IQueryCollection query)
    {
        var (clientId, redirectUri) = ((string?)query["client_id"], (string?)query["redirect_uri"]);
        if (string.IsNullOrEmpty(clientId) || string.IsNullOrEmpty(redirectUri) || string.IsNullOrEmpty(query["code_challenge"]) || query["response_type"] != "code")
        {
            return MissingParameters;
        }

        if (query["code_challenge_method"] != "S256")
        {
            return WrongMethod;
        }

        return authority.FindClient(clientId)?.Knows(redirectUri) == true ? null : "The program is not registered here with this redirect URI.";
    }

    private async Task LogInAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = form["request"].ToString();
        if (form["email"] != InstaPodsServer.Email || form["password"] != InstaPodsServer.Password)
        {
            await WriteNextPageAsync(context, id, "The email address or the password is wrong.");
            return;
        }

        context.Response.Cookies.Append(Cookie, authority.OpenSession(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        Redirect(context, QueryHelpers.AddQueryString("/oauth/authorize", "request", id));
    }

    private Task WriteNextPageAsync(HttpContext context, string id, string? error)
    {
        if (authority.FindRequest(id) is null)
        {
            return WritePageAsync(context, 400, InstaPodsPages.Error("This login is over.", "Go back to the program and start the login there."));
        }

        return authority.IsOpen(context.Request.Cookies[Cookie])
            ? WritePageAsync(context, 200, InstaPodsPages.Decide(id, InstaPodsServer.Teams))
            : WritePageAsync(context, error is null ? 200 : 403, InstaPodsPages.LogIn(id, error));
    }

    private async Task DecideAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = form["request"].ToString();
        var team = form["team"].ToString();
        if (!authority.IsOpen(context.Request.Cookies[Cookie]) || !InstaPodsServer.Teams.Contains(team) || authority.TakeRequest(id) is not { } request)
        {
            await WriteNextPageAsync(context, id, error: null);
            return;
        }

        var answer = form["decision"] == "approve"
            ? QueryHelpers.AddQueryString(request.RedirectUri, "code", authority.IssueCode(request, team))
            : QueryHelpers.AddQueryString(request.RedirectUri, "error", "access_denied");
        Redirect(context, request.State is null ? answer : QueryHelpers.AddQueryString(answer, "state", request.State));
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (code, clientId, redirectUri, verifier) = (form["code"].ToString(), form["client_id"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].ToString());
        if (form["grant_type"] != "authorization_code")
        {
            await WriteErrorAsync(context, "unsupported_grant_type", "There is only authorization_code.");
            return;
        }

        if (code.Length == 0 || clientId.Length == 0 || redirectUri.Length == 0 || verifier.Length == 0)
        {
            await WriteErrorAsync(context, "invalid_request", MissingParameters);
            return;
        }

        var (token, refusal) = authority.Exchange(code, clientId, redirectUri, verifier);
        if (token is null)
        {
            await WriteErrorAsync(context, "invalid_grant", refusal!);
            return;
        }

        await WriteJsonAsync(context, 200, new JsonObject
        {
            ["access_token"] = token,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)InstaPodsAuthority.TokenLifetime.TotalSeconds,
        });
    }

    private Task LogOutAsync(HttpContext context)
    {
        if (!authority.IsOpen(context.Request.Cookies[Cookie]))
        {
            return WritePageAsync(context, 403, InstaPodsPages.Account("You are not logged in."));
        }

        authority.LogOutEverywhere();
        return WritePageAsync(context, 200, InstaPodsPages.Account("You are logged out everywhere. No program has access any more."));
    }

    private static Task WriteErrorAsync(HttpContext context, string error, string description)
        => WriteJsonAsync(context, 400, new JsonObject { ["error"] = error, ["error_description"] = description });

    private static void Redirect(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    private static Task WritePageAsync(HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        return context.Response.WriteAsync(html, context.RequestAborted);
    }
}
