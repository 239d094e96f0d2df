using System;
using System.IO;
using Microsoft.Identity.Client.Extensions.Msal;

namespace AuthErrors.Benchmarks.Files;

/// <summary>A folder for one benchmark, with the tokens that are kept in it.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    private const string MsalFile = "msal.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autherrors-benchmark-");

    public static AuthToken One { get; } = Token('1');

    public static AuthToken Other { get; } = Token('2');

    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>MSAL's cache file, without a key ring: its lock and its file access, and no cryptography.</summary>
    public MsalCacheHelper OpenMsal()
        => MsalCacheHelper.CreateAsync(
            new StorageCreationPropertiesBuilder(MsalFile, _folder.FullName).WithUnprotectedFile().Build()).GetAwaiter().GetResult();

    public void Dispose() => _folder.Delete(recursive: true);

    private static AuthToken Token(char digit)
        => new(new string(digit, 64), CredentialKind.OAuth, new string(digit, 32), new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
