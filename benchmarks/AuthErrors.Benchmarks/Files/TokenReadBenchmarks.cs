using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Microsoft.Identity.Client.Extensions.Msal;

namespace AuthErrors.Benchmarks.Files;

/// <summary>From a token file to a token. The reference reads the whole file and has a source-generated type read from it.</summary>
[MemoryDiagnoser]
public partial class TokenReadBenchmarks
{
    private readonly BenchmarkFolder _folder = new();
    private FileTokenStore _changed = null!;
    private FileTokenStore _unchanged = null!;
    private MsalCacheHelper _msal = null!;
    private string _path = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _path = _folder["token.json"];
        _changed = new FileTokenStore(_path, new FileTokenStoreOptions { TimeProvider = new FixedClock(DateTimeOffset.UnixEpoch) });
        _unchanged = new FileTokenStore(_path, new FileTokenStoreOptions { TimeProvider = new FixedClock(DateTimeOffset.UtcNow.AddDays(1)) });
        await _changed.CompareReplaceAsync(expected: null, BenchmarkFolder.One, CancellationToken.None);
        _msal = _folder.OpenMsal();
        _msal.SaveUnencryptedTokenCache(await File.ReadAllBytesAsync(_path));
    }

    [GlobalCleanup]
    public void CleanUp() => _folder.Dispose();

    [Benchmark(Baseline = true)]
    public string? ReadAllBytes() => JsonSerializer.Deserialize(File.ReadAllBytes(_path), TokenFileContext.Default.TokenFileContent)!.AccessToken;

    [Benchmark]
    public ValueTask<AuthToken?> ChangedFile() => _changed.ReadAsync(CancellationToken.None);

    [Benchmark]
    public ValueTask<AuthToken?> UnchangedFile() => _unchanged.ReadAsync(CancellationToken.None);

    /// <summary>Only the bytes: MSAL's own format, which is larger, is not read from them.</summary>
    [Benchmark]
    public byte[] MsalExtensions() => _msal.LoadUnencryptedTokenCache();

    internal sealed record TokenFileContent(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("refresh_token")] string? RefreshToken,
        [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt,
        [property: JsonPropertyName("kind")] string? Kind);

    [JsonSerializable(typeof(TokenFileContent))]
    internal sealed partial class TokenFileContext : JsonSerializerContext;
}
