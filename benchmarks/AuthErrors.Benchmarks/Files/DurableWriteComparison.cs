using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Files;

namespace AuthErrors.Benchmarks.Files;

/// <summary>
/// <c>write</c>: a token replaced. The reference writes a temporary file, has it flushed to the disk, renames it and has the folder flushed; it neither
/// compares nor locks. MSAL writes in place and flushes nothing.
/// </summary>
internal static class DurableWriteComparison
{
    private const int Rounds = 500;

    public static async Task RunAsync()
    {
        using var folder = new BenchmarkFolder();
        var store = new FileTokenStore(folder["token.json"]);
        await store.CompareReplaceAsync(expected: null, BenchmarkFolder.One, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(store.Path);
        var msal = folder.OpenMsal();
        var current = BenchmarkFolder.One;

        await Interleaved.RunAsync(Rounds, columns: "", operations: 1,
        [
            new("temporary file, fsync, rename, fsync", () =>
            {
                FlushAndRename(folder["reference.json"], bytes);
                return Task.FromResult("");
            }),
            new("FileTokenStore.CompareReplaceAsync", async () =>
            {
                var next = ReferenceEquals(current, BenchmarkFolder.One) ? BenchmarkFolder.Other : BenchmarkFolder.One;
                if (!await store.CompareReplaceAsync(current, next, CancellationToken.None))
                {
                    throw new InvalidOperationException("Nobody else writes this file.");
                }

                current = next;
                return "";
            }),
            new("MSAL extensions", () =>
            {
                msal.SaveUnencryptedTokenCache(bytes);
                return Task.FromResult("");
            }),
        ]);
    }

    private static void FlushAndRename(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(path)!);
    }
}
