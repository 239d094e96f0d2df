using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors;

/// <summary>Where a <see cref="BrowserLogin"/> listens, how it opens a browser, and how long it waits.</summary>
public sealed class BrowserLoginOptions
{
    /// <summary>
    /// The host of the redirect URI: <c>localhost</c> or <c>127.0.0.1</c>. RFC 8252, section 8.3, prefers the number; some servers know only the name.
    /// Either way nothing but this machine is listened to.
    /// </summary>
    public string Host { get; set; } = "localhost";

    /// <summary>The port of the redirect URI; 0 for any that is free, which servers have to accept (RFC 8252, section 7.3).</summary>
    public int Port { get; set; }

    /// <summary>
    /// How long the user has to log in; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for as long as it takes. A window that is closed is not heard
    /// of: only this ends the wait for it.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock of <see cref="Timeout"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Opens an address in a browser, and says whether it could; <see langword="null"/> for the browser of the system. The login ends no earlier than this
    /// returns, so it must not wait until the browser is closed.
    /// </summary>
    public Func<Uri, CancellationToken, ValueTask<bool>>? OpenBrowser { get; set; }

    /// <summary>Hears the address, for a user whose browser does not open. Without it, a login for which no browser can be opened fails.</summary>
    public IProgress<AuthProgress>? Progress { get; set; }
}
