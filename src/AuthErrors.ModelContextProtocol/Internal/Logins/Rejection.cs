using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace AuthErrors.Internal.Logins;

/// <summary>The last 401 or 403 that a request met: what is left of it once its response is let go, so that the SDK can still see the challenge.</summary>
internal sealed class Rejection(HttpRequestMessage request, HttpResponseMessage response, Rejection? before)
{
    // A box: a redirect copies the options of a request, and what its target says has to be found on the request that was sent.
    private static readonly HttpRequestOptionsKey<StrongBox<Rejection?>> Key = new("AuthErrors.Rejection");

    private readonly IReadOnlyList<AuthenticationHeaderValue> _challenges = [.. response.Headers.WwwAuthenticate];

    /// <summary>How often the request was rejected.</summary>
    public int Count { get; } = (before?.Count ?? 0) + 1;

    /// <summary>401 or 403.</summary>
    public HttpStatusCode StatusCode { get; } = response.StatusCode;

    /// <summary>The token that was rejected. A secret.</summary>
    public string? AccessToken { get; } = request.Headers.Authorization?.Parameter;

    /// <summary>Whether the server named ways to authenticate.</summary>
    public bool HasChallenge => _challenges.Count > 0;

    /// <summary>Whether one of them is the one that a login leads to.</summary>
    public bool WantsBearer => Bearer is not null;

    /// <summary>What the server wants of a token, as it wrote it.</summary>
    public string Demand => Bearer?.Parameter ?? "";

    private AuthenticationHeaderValue? Bearer => _challenges.FirstOrDefault(static challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives the last rejection of a request.</summary>
    public static Rejection? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var last) ? last.Value : null;

    /// <summary>Begins to keep what a request meets, wherever redirects lead it.</summary>
    public static void Follow(HttpRequestMessage request) => request.Options.Set(Key, new StrongBox<Rejection?>());

    /// <summary>Keeps it with the request.</summary>
    public static void Note(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (request.Options.TryGetValue(Key, out var last))
        {
            last.Value = new Rejection(request, response, last.Value);
        }
    }

    /// <summary>Says it again, for the SDK.</summary>
    public HttpResponseMessage ToResponse(HttpRequestMessage rejected)
    {
        var copy = new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = rejected };
        foreach (var challenge in _challenges)
        {
            copy.Headers.WwwAuthenticate.Add(challenge);
        }

        return copy;
    }
}
