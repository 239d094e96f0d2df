using System;
using System.Threading.Tasks;
using AuthErrors.Benchmarks.Files;
using AuthErrors.Benchmarks.Handlers;

namespace AuthErrors.Benchmarks;

/// <summary><c>turns</c>: the benchmarks of the runtime once more, in short turns. On a machine that does other things too these ratios are the steadier ones.</summary>
internal static class Turns
{
    private const int Rounds = 300;

    public static async Task RunAsync()
    {
        await RunHandlersAsync(isAsync: false, operations: 1000);
        await RunHandlersAsync(isAsync: true, operations: 100);
        await RunTokenReadAsync(operations: 100);
        await RunLockAsync(operations: 20);
    }

    private static async Task RunHandlersAsync(bool isAsync, int operations)
    {
        Console.WriteLine($"\nHandlerBenchmarks, {(isAsync ? "answered after a turn of the scheduler" : "answered at once")}\n");
        var handlers = new HandlerBenchmarks { IsAsync = isAsync };
        await handlers.SetUpAsync();
        await Interleaved.RunAsync(Rounds, columns: "", operations,
        [
            Repeat(nameof(handlers.StaticHeader), operations, handlers.StaticHeader),
            Repeat(nameof(handlers.VolatileField), operations, handlers.VolatileField),
            Repeat(nameof(handlers.RecoveryHandler), operations, handlers.RecoveryHandler),
            Repeat(nameof(handlers.PollyRetry), operations, handlers.PollyRetry),
            Repeat(nameof(handlers.AzureBearer), operations, handlers.AzureBearer),
            Repeat(nameof(handlers.MsalFromCache), operations, handlers.MsalFromCache),
        ]);
    }

    private static async Task RunTokenReadAsync(int operations)
    {
        Console.WriteLine("\nTokenReadBenchmarks\n");
        var files = new TokenReadBenchmarks();
        await files.SetUpAsync();
        await Interleaved.RunAsync(Rounds, columns: "", operations,
        [
            Repeat(nameof(files.ReadAllBytes), operations, () => files.ReadAllBytes()),
            Repeat(nameof(files.ChangedFile), operations, () => files.ChangedFile().GetAwaiter().GetResult()),
            Repeat(nameof(files.UnchangedFile), operations, () => files.UnchangedFile().GetAwaiter().GetResult()),
            Repeat(nameof(files.MsalExtensions), operations, () => files.MsalExtensions()),
        ]);
        files.CleanUp();
    }

    private static async Task RunLockAsync(int operations)
    {
        Console.WriteLine("\nLockBenchmarks\n");
        var locks = new LockBenchmarks();
        await locks.SetUpAsync();
        await Interleaved.RunAsync(Rounds, columns: "", operations,
        [
            Repeat(nameof(locks.OpenDescriptor), operations, () => locks.OpenDescriptor()),
            Repeat(nameof(locks.FileLockAlone), operations, locks.FileLockAlone),
            Repeat(nameof(locks.MsalCrossPlatLock), operations, locks.MsalCrossPlatLock),
            Repeat(nameof(locks.FileShareNone), operations, locks.FileShareNone),
            Repeat(nameof(locks.NamedMutex), operations, locks.NamedMutex),
        ]);
        locks.CleanUp();
    }

    private static Contender Repeat(string name, int operations, Action once) => new(name, () =>
    {
        for (var i = 0; i < operations; i++)
        {
            once();
        }

        return Task.FromResult("");
    });

    private static Contender Repeat(string name, int operations, Func<Task> once) => new(name, async () =>
    {
        for (var i = 0; i < operations; i++)
        {
            await once();
        }

        return "";
    });
}
