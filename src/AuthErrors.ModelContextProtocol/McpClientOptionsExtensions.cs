using System;
using System.Threading;
using ModelContextProtocol.Client;

namespace AuthErrors;

/// <summary>Gives connecting the time that a recovery may take.</summary>
public static class McpClientOptionsExtensions
{
    /// <summary>More than a <see cref="BrowserLogin"/> waits.</summary>
    private static readonly TimeSpan LoginTime = TimeSpan.FromMinutes(10);

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

    /// <summary>
    /// Raises the limits of connecting by the time that one refresh may take, and lets the user log in meanwhile, which has a time limit of its own: the SDK gives the whole of
    /// connecting 60 seconds.
    /// </summary>
    /// <inheritdoc cref="WithAuthRecovery(McpClientOptions, TokenSession)"/>
    public static McpClientOptions WithAuthRecovery(this McpClientOptions options, McpOAuthSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        options.WithAuthRecovery(session.Tokens);
        options.InitializationTimeout = Raise(options.InitializationTimeout, LoginTime);
        return options;
    }

    private static TimeSpan Raise(TimeSpan limit, TimeSpan by) => limit == Timeout.InfiniteTimeSpan ? limit : limit + by;
}
