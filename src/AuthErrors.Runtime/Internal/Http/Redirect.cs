using System;
using System.Linq;
using System.Net;
using System.Net.Http;

namespace AuthErrors.Internal.Http;

/// <summary>The request that a redirect asks for (RFC 9110, section 15.4), with nothing on it that another origin must not have.</summary>
internal static class Redirect
{
    // An allow list, since any header of the user's may be a credential.
    private static readonly string[] SafeAcrossOrigins = ["Accept", "Accept-Encoding", "Accept-Language", "Range", "User-Agent"];

    /// <summary>True of a response that asks to go elsewhere and says where.</summary>
    public static bool Is(HttpResponseMessage response)
        => response.StatusCode is HttpStatusCode.MultipleChoices or HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            && response.Headers.Location is not null;

    /// <summary>Makes the next request. The session's credential is not on it.</summary>
    /// <param name="request">The request that was redirected.</param>
    /// <param name="response">The redirect.</param>
    /// <param name="chain">How the request has come this far.</param>
    /// <param name="canResend">Whether the body can be sent again.</param>
    /// <returns>The request, with its chain; <see langword="null"/> when the redirect is not followed.</returns>
    public static HttpRequestMessage? Next(HttpRequestMessage request, HttpResponseMessage response, RedirectChain chain, bool canResend)
    {
        if (!Is(response) || Target(request.RequestUri!, response.Headers.Location!) is not { } target)
        {
            return null;
        }

        var isCrossOrigin = chain.IsCrossOrigin || !Origin.AreSame(request.RequestUri!, target);
        var method = Method(request.Method, response.StatusCode);
        var keepsBody = request.Content is not null && method == request.Method;
        if (isCrossOrigin ? method != HttpMethod.Get && method != HttpMethod.Head : keepsBody && !canResend)
        {
            return null;
        }

        var next = new HttpRequestMessage(method, target) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = keepsBody && !isCrossOrigin ? request.Content : null };
        RequestParts.CopyHeaders(request, next, name => !isCrossOrigin || SafeAcrossOrigins.Contains(name, StringComparer.OrdinalIgnoreCase));
        RequestParts.CopyOptions(request, next);
        if (next.Content is null)
        {
            // Connections put it on requests whose body has no length, and refuse it on those that have no body.
            next.Headers.TransferEncodingChunked = null;
        }

        new RedirectChain(chain.Hops + 1, isCrossOrigin).WriteTo(next);
        return next;
    }

    private static Uri? Target(Uri from, Uri location)
    {
        if (!Uri.TryCreate(from, location, out var target))
        {
            return null;
        }

        var isDowngrade = from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps;
        if (isDowngrade || (target.Scheme != Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttp))
        {
            return null;
        }

        // RFC 9110, section 10.2.2: a fragment is inherited.
        return target.Fragment.Length == 0 && from.Fragment.Length > 0 ? new UriBuilder(target) { Fragment = from.Fragment }.Uri : target;
    }

    private static HttpMethod Method(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.SeeOther when method != HttpMethod.Head => HttpMethod.Get,
        HttpStatusCode.MultipleChoices or HttpStatusCode.Moved or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };
}
