using System;
using System.IO;
using System.Runtime.Versioning;

namespace AuthErrors.Runtime.Processes.Tests.Files;

/// <summary>A folder for one test that every user may use, and the token file in it.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Allow(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);

    public string Path { get; } = Directory.CreateTempSubdirectory("autherrors-").FullName;

    public string File => At("token.json");

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Takes the right to write away from everybody but root.</summary>
    public void MakeReadOnly() => Allow(UnixFileMode.None);

    public void Dispose()
    {
        Allow(UnixFileMode.UserWrite);
        Directory.Delete(Path, recursive: true);
    }

    private void Allow(UnixFileMode writing)
        => System.IO.File.SetUnixFileMode(
            Path,
            writing | UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
}
