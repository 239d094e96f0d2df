using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Samples;

/// <summary>
/// A service on this machine: <c>/hello</c> wants a bearer token, <c>/token</c> exchanges refresh tokens (RFC 6749, section 6). It rotates them, and
/// ends the login when one is shown twice, as RFC 9700, section 4.14.2, advises.
/// </summary>
public sealed class LoopbackService : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _presented = new(StringComparer.Ordinal);
    private readonly WebApplication _application;
    private string? _accessToken;
    private string? _refreshToken;

    private LoopbackService(WebApplication application)
    {
        _application = application;
        application.MapGet("/hello", Hello);
        application.MapPost("/token", TokenAsync);
    }

    public Uri Address => new(_application.Urls.Single());

    public Uri TokenEndpoint => new(Address, "/token");

    /// <summary>How often a token was refreshed.</summary>
    public int Refreshes { get; private set; }

    public static async Task<LoopbackService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new LoopbackService(builder.Build());
        await service._application.StartAsync();
        return service;
    }

    /// <summary>What a user's login gives.</summary>
    public AuthToken LogIn()
    {
        lock (_gate)
        {
            return Issue();
        }
    }

    /// <summary>From now on the access token is rejected.</summary>
    public void ExpireToken()
    {
        lock (_gate)
        {
            _accessToken = null;
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private IResult Hello(HttpRequest request)
    {
        lock (_gate)
        {
            return _accessToken is not null && request.Headers.Authorization == "Bearer " + _accessToken
                ? Results.Text("Hello.")
                : Json(StatusCodes.Status401Unauthorized, ("error_code", "token_expired"), ("message", "The access token is no longer good."));
        }
    }

    private async Task<IResult> TokenAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var presented = form["refresh_token"].ToString();

        // Long enough for others to ask meanwhile.
        await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        lock (_gate)
        {
            if (!_presented.Add(presented) || presented != _refreshToken)
            {
                _accessToken = _refreshToken = null;
                return Json(StatusCodes.Status400BadRequest, ("error", "invalid_grant"));
            }

            Refreshes++;
            var token = Issue();
            return Json(StatusCodes.Status200OK, ("access_token", token.AccessToken), ("refresh_token", token.RefreshToken!));
        }
    }

    private static IResult Json(int statusCode, params (string Name, string Value)[] members)
        => Results.Json(members.ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal), statusCode: statusCode);

    private AuthToken Issue()
    {
        (_accessToken, _refreshToken) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        return new AuthToken(_accessToken, CredentialKind.OAuth, _refreshToken);
    }
}
