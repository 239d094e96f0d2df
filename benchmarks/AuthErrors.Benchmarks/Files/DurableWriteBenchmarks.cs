using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Files;
using BenchmarkDotNet.Attributes;
using Microsoft.Identity.Client.Extensions.Msal;

namespace AuthErrors.Benchmarks.Files;

/// <summary>
/// A token replaced. The reference writes a temporary file, has it flushed to the disk, renames it and has the folder flushed. MSAL does neither.
/// </summary>
[MemoryDiagnoser]
public class DurableWriteBenchmarks
{
    private readonly BenchmarkFolder _folder = new();
    private FileTokenStore _store = null!;
    private MsalCacheHelper _msal = null!;
    private byte[] _bytes = [];
    private AuthToken _current = BenchmarkFolder.One;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _store = new FileTokenStore(_folder["token.json"]);
        await _store.CompareReplaceAsync(expected: null, _current, CancellationToken.None);
        _bytes = await File.ReadAllBytesAsync(_store.Path);
        _msal = _folder.OpenMsal();
    }

    [GlobalCleanup]
    public void CleanUp() => _folder.Dispose();

    [Benchmark(Baseline = true)]
    public void FlushAndRename()
    {
        var temporary = _folder["reference.json.tmp"];
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(_bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _folder["reference.json"], overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(temporary)!);
    }

    [Benchmark]
    public async Task CompareReplace()
    {
        var next = ReferenceEquals(_current, BenchmarkFolder.One) ? BenchmarkFolder.Other : BenchmarkFolder.One;
        if (!await _store.CompareReplaceAsync(_current, next, CancellationToken.None))
        {
            throw new InvalidOperationException("Nobody else writes this file.");
        }

        _current = next;
    }

    [Benchmark]
    public void MsalExtensions() => _msal.SaveUnencryptedTokenCache(_bytes);
}
