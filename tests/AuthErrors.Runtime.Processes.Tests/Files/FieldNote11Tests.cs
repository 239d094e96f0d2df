using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FieldNote11Tests
{
    private const int Rewrites = 10_000;
    private const int Readers = 3;

    [SkippableFact]
    public async Task FieldNote11_Ten_thousand_rewrites_under_readers_show_whole_tokens_only()
    {
        // In memory: this is about what readers see, and syncing ten thousand times to a disk takes minutes.
        Requirements.RequireLinuxWith();
        Requirements.Require(Directory.Exists("/dev/shm"), "Needs /dev/shm.");
        var folder = Directory.CreateDirectory($"/dev/shm/autherrors-{Guid.NewGuid():N}").FullName;
        try
        {
            var path = Path.Combine(folder, "token.json");
            await new FileTokenStore(path).CompareReplaceAsync(null, new AuthToken("0", CredentialKind.OAuth, "0"), default);
            using var done = new CancellationTokenSource();
            var readers = Enumerable.Range(0, Readers).Select(_ => StartReader(path, done.Token)).ToList();
            await Task.WhenAll(readers.Select(static reader => reader.HasRead));
            using var writer = StoreWorker.Start("rewrite", path, $"{Rewrites}");

            Assert.Equal("ready", await writer.ReadLineAsync());
            Assert.Equal("done", await writer.ReadLineAsync());
            await done.CancelAsync();

            // Each has seen the first token and the last one, and what it met between.
            Assert.All(await Task.WhenAll(readers.Select(static reader => reader.Distinct)), static distinct => Assert.InRange(distinct, 2, Rewrites + 1));
            Assert.Equal($"{Rewrites}", (await new FileTokenStore(path).ReadAsync(default))!.AccessToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public async Task FieldNote11_A_program_that_writes_in_place_makes_errors_or_whole_tokens()
    {
        Requirements.RequireLinuxWith();
        using var folder = new TemporaryFolder();
        using var done = new CancellationTokenSource();
        const string Whole = """{"access_token":"1","refresh_token":"1"}""";
        File.WriteAllText(folder.File, Whole);
        var readers = Enumerable.Range(0, Readers).Select(_ => StartReader(folder.File, done.Token, mayFail: true)).ToList();
        await Task.WhenAll(readers.Select(static reader => reader.HasRead));

        for (var i = 0; i < 2_000; i++)
        {
            File.WriteAllText(folder.File, """{"access_token":"1","refresh_token":"tor""");
            File.WriteAllText(folder.File, """{"access_token":"torn","refresh_token":"1" """);
            File.WriteAllText(folder.File, Whole);
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers.Select(static reader => reader.Distinct)), static distinct => Assert.InRange(distinct, 0, 1));
    }

    /// <summary>Starts a reader, which says when it has read for the first time, and at the end how many different tokens it saw.</summary>
    private static (Task HasRead, Task<int> Distinct) StartReader(string path, CancellationToken stop, bool mayFail = false)
    {
        var hasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (hasRead.Task, Task.Run(() => ReadUntilAsync(path, hasRead, stop, mayFail), CancellationToken.None));
    }

    /// <summary>Reads until it is told to stop, and then once more; every token must be whole.</summary>
    private static async Task<int> ReadUntilAsync(string path, TaskCompletionSource hasRead, CancellationToken stop, bool mayFail)
    {
        var store = new FileTokenStore(path, new FileTokenStoreOptions { TimeProvider = mayFail ? TimeProvider.System : new NoPatience() });
        AuthToken? last = null;
        var distinct = 0;
        bool isLast;
        do
        {
            isLast = stop.IsCancellationRequested;
            try
            {
                var token = await store.ReadAsync(CancellationToken.None);
                Assert.NotNull(token);
                Assert.Equal(token.AccessToken, token.RefreshToken);
                distinct += token.Equals(last) ? 0 : 1;
                last = token;
            }
            catch (TokenStoreException) when (mayFail)
            {
                // As it should: what is torn is no token.
            }

            hasRead.TrySetResult();
        }
        while (!isLast);
        return distinct;
    }

    /// <summary>Makes a reader fail that meets a torn file, where others would read again and not tell.</summary>
    private sealed class NoPatience : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => throw new InvalidOperationException("A reader met a torn file.");
    }
}
