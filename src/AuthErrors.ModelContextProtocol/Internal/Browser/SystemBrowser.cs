using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Browser;

/// <summary>The browser that the user has chosen for the system.</summary>
internal static class SystemBrowser
{
    /// <summary>
    /// The program and its output are let go: what a browser writes must not get into that of this process, which may be a protocol, and the browser
    /// outlives it.
    /// </summary>
    private const string Script = """command -v "$0" >/dev/null || exit 1; "$0" "$1" </dev/null >/dev/null 2>&1 &""";

    /// <summary>Opens a web page.</summary>
    /// <param name="address">Its address, https or http.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is a program that opens pages.</returns>
    public static async ValueTask<bool> TryOpenAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                using var shell = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
                return true;
            }

            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, OperatingSystem.IsMacOS() ? "open" : "xdg-open", address.AbsoluteUri]))!;
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
