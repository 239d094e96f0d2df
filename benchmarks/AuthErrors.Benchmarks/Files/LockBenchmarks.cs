using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Files;
using BenchmarkDotNet.Attributes;
using Microsoft.Identity.Client.Extensions.Msal;
using Microsoft.Win32.SafeHandles;

namespace AuthErrors.Benchmarks.Files;

/// <summary>A lock that nobody else wants, taken and released. The reference is flock(2) on a file that stays open.</summary>
[MemoryDiagnoser]
public class LockBenchmarks
{
    private readonly BenchmarkFolder _folder = new();
    private SafeFileHandle _handle = null!;
    private FileTokenStore _store = null!;
    private Mutex _mutex = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _handle = File.OpenHandle(_folder["flock"], FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        UnixLock.Unlock(_handle);
        _store = new FileTokenStore(_folder["token.json"]);
        await _store.CompareReplaceAsync(expected: null, BenchmarkFolder.One, CancellationToken.None);
        _mutex = new Mutex(initiallyOwned: false, "autherrors-benchmark-" + Guid.NewGuid().ToString("N"));
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _handle.Dispose();
        _mutex.Dispose();
        _folder.Dispose();
    }

    [Benchmark(Baseline = true)]
    public bool OpenDescriptor()
    {
        var isTaken = UnixLock.TryLock(_handle);
        UnixLock.Unlock(_handle);
        return isTaken;
    }

    /// <summary>The lock of a refresh without the rehearsal of the write.</summary>
    [Benchmark]
    public async Task FileLockAlone()
    {
        using var taken = await FileLock.TryAcquireAsync(_folder["file.lock"], TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
    }

    /// <summary>The lock of a refresh as a session takes it: with a rehearsal of the write, which waits for the disk.</summary>
    [Benchmark]
    public async Task RefreshLock()
    {
        await using var taken = await _store.TryAcquireRefreshLockAsync(TimeSpan.Zero, CancellationToken.None);
    }

    [Benchmark]
    public void MsalCrossPlatLock()
    {
        using var taken = new CrossPlatLock(_folder["msal.lock"]);
    }

    [Benchmark]
    public void FileShareNone()
    {
        using var taken = new FileStream(_folder["share.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    [Benchmark]
    public void NamedMutex()
    {
        _mutex.WaitOne();
        _mutex.ReleaseMutex();
    }
}
