using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>A token file in a folder of its own.</summary>
internal sealed class FileStormStore : IStormStore
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autherrors-storm-");
    private readonly FileSystemWatcher _lockFiles;
    private int _deletedLockFiles;

    public FileStormStore()
    {
        Path = System.IO.Path.Combine(_folder.FullName, "token.json");
        Store = new FileTokenStore(Path);
        _lockFiles = new FileSystemWatcher(_folder.FullName, "*.lock");
        _lockFiles.Deleted += (_, _) => Interlocked.Increment(ref _deletedLockFiles);
        _lockFiles.Renamed += (_, _) => Interlocked.Increment(ref _deletedLockFiles);
        _lockFiles.EnableRaisingEvents = true;
    }

    public string Path { get; }

    public ITokenStore Store { get; }

    public IReadOnlyList<string> WorkerArguments => ["file", Path];

    public async Task<string> ReadAccessTokenAsync()
    {
        var bytes = await File.ReadAllBytesAsync(Path);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var number = Member(document, "access_token", "access-");
            Assert.Equal(number, Member(document, "refresh_token", "refresh-"));
            return "access-" + number;
        }
        catch (Exception torn) when (torn is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new XunitException(FormattableString.Invariant($"The token file is not whole ({bytes.Length} bytes)."), torn);
        }
    }

    /// <summary>A file has no trouble of its own.</summary>
    public async Task<int> DisturbAsync(Random random, CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    public void AssertClean()
    {
        Assert.Equal(0, Volatile.Read(ref _deletedLockFiles));
        Assert.Equal(["token.json", "token.json.lock", "token.json.write.lock"], _folder.EnumerateFiles().Select(static file => file.Name).Order(StringComparer.Ordinal));
    }

    public ValueTask DisposeAsync()
    {
        _lockFiles.Dispose();
        _folder.Delete(recursive: true);
        return default;
    }

    private static string Member(JsonDocument document, string name, string prefix)
    {
        var value = document.RootElement.GetProperty(name).GetString()!;
        Assert.StartsWith(prefix, value, StringComparison.Ordinal);
        return int.Parse(value[prefix.Length..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}
