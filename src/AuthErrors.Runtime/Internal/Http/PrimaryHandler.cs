using System;
using System.Net.Http;

namespace AuthErrors.Internal.Http;

/// <summary>The handler at the end of a chain, which talks to the network.</summary>
internal static class PrimaryHandler
{
    /// <summary>
    /// Makes the primary handler leave redirects alone: it would carry custom headers to another origin, and change the request's address, method and content
    /// on the way. Asked at the first request, this holds whatever was configured since the chain was built.
    /// </summary>
    public static void TurnOffRedirects(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        try
        {
            switch (handler)
            {
                case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                    sockets.AllowAutoRedirect = false;
                    break;
                case HttpClientHandler { AllowAutoRedirect: true } client:
                    client.AllowAutoRedirect = false;
                    break;
            }
        }
        catch (InvalidOperationException) when (!FollowsRedirects(handler))
        {
            // A concurrent first request was faster.
        }
        catch (InvalidOperationException inUse)
        {
            throw new InvalidOperationException(
                "The primary handler follows redirects by itself and is already in use. Credentials could reach another origin: set AllowAutoRedirect = false where it is made.",
                inUse);
        }
    }

    private static bool FollowsRedirects(HttpMessageHandler? handler)
        => handler is SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true };
}
