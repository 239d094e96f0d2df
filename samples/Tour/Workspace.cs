using System;
using System.IO;
using System.Threading.Tasks;

namespace Tour;

/// <summary>A temporary folder for all that the tour writes. Disposal deletes it.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private Workspace(string root)
    {
        Root = root;
        Directory.CreateDirectory(Temporary);
    }

    public string Root { get; }

    /// <summary>Where the packages are offered.</summary>
    public string Feed => Path.Combine(Root, "feed");

    /// <summary>Where the packages are built.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The temporary folder of the commands. It has a short name because sockets in it may not have long ones.</summary>
    public string Temporary => Path.Combine(Root, "t");

    public static Workspace Create() => new(Directory.CreateTempSubdirectory("autherrors-").FullName);

    public async ValueTask DisposeAsync()
    {
        // A command that was just killed may still hold a file for a moment.
        for (var attempt = 1; Directory.Exists(Root); attempt++)
        {
            try
            {
                Directory.Delete(Root, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && attempt < 50)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
