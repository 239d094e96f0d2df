using System;
using System.Threading;
using ModelContextProtocol.Client;

namespace AuthErrors;

/// <summary>Gives connecting the time that a recovery may take.</summary>
public static class McpClientOptionsExtensions
{
    /// <summary>
    /// Raises the limits of connecting by the time that one refresh may take. The SDK gives its first request, <c>server/discover</c>, 5 seconds, and takes a server that is slower
    /// for one that knows only the older handshake; a token that is renewed meanwhile makes any server slower.
    /// </summary>
    /// <param name="options">The options, which are changed: <see cref="McpClientOptions.DiscoverProbeTimeout"/> and <see cref="McpClientOptions.InitializationTimeout"/>.</param>
    /// <param name="session">Says how long a refresh may take.</param>
    /// <returns>The options.</returns>
    public static McpClientOptions WithAuthRecovery(this McpClientOptions options, TokenSession session)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        options.DiscoverProbeTimeout = Raise(options.DiscoverProbeTimeout, session.RefreshTimeout);
        options.InitializationTimeout = Raise(options.InitializationTimeout, session.RefreshTimeout);
        return options;
    }

    /// <inheritdoc cref="WithAuthRecovery(McpClientOptions, TokenSession)"/>
    /// <param name="options">The options, which are changed.</param>
    /// <param name="session">Says how long a refresh may take.</param>
    public static McpClientOptions WithAuthRecovery(this McpClientOptions options, McpOAuthSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return options.WithAuthRecovery(session.Tokens);
    }

    private static TimeSpan Raise(TimeSpan limit, TimeSpan by) => limit == Timeout.InfiniteTimeSpan ? limit : limit + by;
}
