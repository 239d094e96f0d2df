using System;
using System.Linq;
using System.Net.Http;
using AuthErrors.Internal;
using AuthErrors.Internal.Logins;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;

namespace AuthErrors;

/// <summary>
/// Makes transports of the MCP SDK whose auth failures reach the caller of <c>McpClient.CreateAsync</c> and <c>CallToolAsync</c> as typed errors, after one recovery where
/// that can help. What the SDK would make of them is an <see cref="HttpRequestException"/> without hint, docs and headers, or a login that the user did not need.
/// </summary>
public static class McpAuthTransport
{
    /// <summary>Makes a transport whose credential is the session's: an API key, or an anonymous token.</summary>
    /// <param name="options">
    /// Where the server is, and how to talk to it. Without a word on the transport mode it is set to <see cref="HttpTransportMode.StreamableHttp"/>: to detect it, the SDK sends a
    /// refused request a second time.
    /// </param>
    /// <param name="session">Gives the credential. It is not disposed with the transport.</param>
    /// <param name="recovery">What tells auth failures from other answers, and what is done about them.</param>
    /// <param name="innerHandler">What sends the requests; disposed with the transport. <see langword="null"/> for a <see cref="SocketsHttpHandler"/>.</param>
    /// <param name="loggerFactory">Where the SDK says what the transport does.</param>
    /// <returns>The transport, which owns its <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The server is neither https nor on this machine, or the options hold a second credential: <see cref="HttpClientTransportOptions.OAuth"/>, or a header of the session's.
    /// </exception>
    public static HttpClientTransport Create(
        HttpClientTransportOptions options,
        TokenSession session,
        AuthRecoveryOptions? recovery = null,
        HttpMessageHandler? innerHandler = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        if (options.OAuth is not null)
        {
            throw new ArgumentException("The credential is the session's, so OAuth must be null. For a login, give a McpOAuthSession instead of a TokenSession.", nameof(options));
        }

        RequireNoHeader(options, recovery?.ApiKeyHeader);
        var recovering = new AuthRecoveryHandler(session, options.Endpoint, recovery, innerHandler ?? new SocketsHttpHandler());
        return CreateOver(new MissingCredentialHandler(options.Endpoint, recovery?.Classifier, recovering), options, loggerFactory);
    }

    /// <summary>
    /// Makes a transport for a server that wants a login. The SDK finds the authorization server, registers the client, and exchanges the code; all
    /// that comes after, the session does: it keeps the token, and renews it once, whoever asks.
    /// </summary>
    /// <param name="options">
    /// Where the server is, with <see cref="HttpClientTransportOptions.OAuth"/>. Its <c>TokenCache</c> is set to the session. Without a word on the transport mode it is set to
    /// <see cref="HttpTransportMode.StreamableHttp"/>.
    /// </param>
    /// <param name="session">Keeps the login. It is not disposed with the transport.</param>
    /// <param name="recovery">What tells auth failures from other answers, and what is done about them.</param>
    /// <param name="innerHandler">What sends the requests; disposed with the transport. <see langword="null"/> for a <see cref="SocketsHttpHandler"/>.</param>
    /// <param name="loggerFactory">Where the SDK says what the transport does.</param>
    /// <returns>The transport, which owns its <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The server is neither https nor on this machine, there is no <see cref="HttpClientTransportOptions.OAuth"/>, there is a second credential or token cache, or the
    /// session is that of another server.
    /// </exception>
    public static HttpClientTransport Create(
        HttpClientTransportOptions options,
        McpOAuthSession session,
        AuthRecoveryOptions? recovery = null,
        HttpMessageHandler? innerHandler = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        if (options.OAuth is not { } oauth)
        {
            throw new ArgumentException("A login needs OAuth, with a RedirectUri at least. For an API key or an anonymous token, give a TokenSession.", nameof(options));
        }

        if (oauth.TokenCache is not null && oauth.TokenCache != session)
        {
            throw new ArgumentException("The session is the token cache, so OAuth.TokenCache must be null.", nameof(options));
        }

        RequireNoHeader(options, apiKeyHeader: null);
        var handler = new OAuthRecoveryHandler(
            session, options.Endpoint, recovery ?? new AuthRecoveryOptions(), oauth.DynamicClientRegistration?.InitialAccessToken, innerHandler ?? new SocketsHttpHandler());
        session.Serve(options.Endpoint, oauth.RedirectUri);
        oauth.TokenCache = session;
        return CreateOver(handler, options, loggerFactory);
    }

    private static HttpClientTransport CreateOver(HttpMessageHandler handler, HttpClientTransportOptions options, ILoggerFactory? loggerFactory)
    {
        if (options.TransportMode == HttpTransportMode.AutoDetect)
        {
            options.TransportMode = HttpTransportMode.StreamableHttp;
        }

        return new HttpClientTransport(options, new HttpClient(handler), loggerFactory, ownsHttpClient: true);
    }

    /// <summary>A request that has a credential already is left alone, and nothing would ever be recovered.</summary>
    private static void RequireNoHeader(HttpClientTransportOptions options, string? apiKeyHeader)
    {
        if (options.AdditionalHeaders?.Keys.FirstOrDefault(IsCredential) is { } name)
        {
            throw new ArgumentException($"The credential is the session's, so AdditionalHeaders must not hold {name}.", nameof(options));
        }

        bool IsCredential(string header)
            => header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || header.Equals(apiKeyHeader, StringComparison.OrdinalIgnoreCase);
    }
}
