using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Worker;

/// <summary>Works on a token file as another process, or as another user: <c>store read|replace|rewrite|lock|reset path …</c>.</summary>
internal static class StoreVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        var store = new FileTokenStore(args[2]);
        try
        {
            Console.WriteLine(args[1] switch
            {
                "read" => (await store.ReadAsync(default))?.AccessToken ?? "none",
                "replace" => await ReplaceAsync(store, args[3]),
                "rewrite" => await RewriteAsync(store, int.Parse(args[3], CultureInfo.InvariantCulture)),
                "lock" => await LockAsync(store, withChild: args.Length > 3),
                "reset" => await ResetAsync(store),
                _ => "unknown verb",
            });
            return 0;
        }
        catch (TokenStoreException error)
        {
            Console.WriteLine($"error: {error.Message}");
            return 3;
        }
    }

    private static async Task<string> ReplaceAsync(FileTokenStore store, string next)
        => await store.CompareReplaceAsync(await store.ReadAsync(default), new AuthToken(next, CredentialKind.OAuth), default) ? "stored" : "lost";

    /// <summary>Counts up in the file. Both secrets of a token carry the number, so that a reader can tell a mixture.</summary>
    private static async Task<string> RewriteAsync(FileTokenStore store, int times)
    {
        var current = await store.ReadAsync(default);
        var number = current is null ? 0 : int.Parse(current.AccessToken, CultureInfo.InvariantCulture);
        for (var i = 0; i < times; i++)
        {
            // Not before the second time, which takes no longer than all others: whoever kills this at any moment would kill it before the first.
            if (i == Math.Min(1, times - 1))
            {
                Console.WriteLine("ready");
            }

            var text = (++number).ToString(CultureInfo.InvariantCulture);
            var next = new AuthToken(text, CredentialKind.OAuth, refreshToken: text);
            if (!await store.CompareReplaceAsync(current, next, default))
            {
                return "lost";
            }

            current = next;
        }

        return "done";
    }

    /// <summary>Holds the lock until standard input ends, or until it is killed.</summary>
    private static async Task<string> LockAsync(FileTokenStore store, bool withChild)
    {
        await using var held = await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        if (held is null)
        {
            return "busy";
        }

        using var child = withChild ? Process.Start(new ProcessStartInfo("sleep", "600") { UseShellExecute = false, RedirectStandardOutput = true }) : null;
        Console.WriteLine(child is null ? "locked" : string.Create(CultureInfo.InvariantCulture, $"locked {child.Id}"));
        await Console.In.ReadToEndAsync(CancellationToken.None);
        return "released";
    }

    private static async Task<string> ResetAsync(FileTokenStore store)
    {
        await store.ResetAsync(default);
        return "reset";
    }
}
