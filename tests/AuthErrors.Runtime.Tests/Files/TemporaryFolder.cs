using System;
using System.IO;

namespace AuthErrors.Runtime.Tests.Files;

/// <summary>A folder for one test, and the token file in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("autherrors-").FullName;

    public string File => At("token.json");

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
