using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace Tour;

/// <summary>
/// The sockets through which <c>dotnet format</c> talks to its build host. It leaves them behind, in <c>/tmp</c> whatever TMPDIR
/// says; their random names stand only on the command line of the host. So they are looked up while it runs.
/// </summary>
internal static class BuildHostSockets
{
    /// <summary>Waits for a command to end, and then deletes the sockets that it leaves.</summary>
    /// <param name="command">The command. What comes of it is for the caller to see.</param>
    /// <param name="temporary">The temporary folder of the command, by which its host is told from others.</param>
    public static async Task DeleteAfterAsync(Task command, string temporary)
    {
        var sockets = new HashSet<string>(StringComparer.Ordinal);
        while (!command.IsCompleted)
        {
            sockets.UnionWith(Find(temporary));
            await Task.WhenAny(command, Task.Delay(TimeSpan.FromMilliseconds(100)));
        }

        foreach (var socket in sockets)
        {
            File.Delete(socket);
        }
    }

    /// <summary>The sockets of the hosts that run now.</summary>
    public static IEnumerable<string> Find(string temporary)
    {
        foreach (var (_, arguments) in LinuxProcesses.FindByEnvironment(temporary))
        {
            var host = Array.FindIndex(arguments, static argument => argument.EndsWith(".BuildHost.dll", StringComparison.Ordinal));
            if (host >= 0 && host + 1 < arguments.Length && Guid.TryParseExact(arguments[host + 1], "D", out var name))
            {
                yield return $"/tmp/{name:D}";
            }
        }
    }
}
