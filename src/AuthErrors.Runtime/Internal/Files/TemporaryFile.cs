using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Files;

/// <summary>New content beside a token file, on the disk before it takes the file's place. Disposal removes it when it has not.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private const string Suffix = ".tmp";
    private const int RandomBytes = 8;
    private const int MoveAttempts = 10;

    private static readonly TimeSpan MoveDelay = TimeSpan.FromMilliseconds(20);

    private string? _path;

    private TemporaryFile(string path) => _path = path;

    /// <summary>Writes content durably.</summary>
    public static TemporaryFile Write(TargetPath target, ReadOnlySpan<byte> content)
    {
        var random = Convert.ToHexString(RandomNumberGenerator.GetBytes(RandomBytes));
        var path = $"{target.Path}.{random}{Suffix}";
        using var stream = PrivateFiles.CreateNew(path);
        var file = new TemporaryFile(path);
        try
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Deletes what killed processes left. Only under the write lock: then no temporary is in use.</summary>
    public static void Sweep(TargetPath target)
    {
        foreach (var path in Directory.EnumerateFiles(target.Folder))
        {
            if (IsTemporaryOf(target.Name, Path.GetFileName(path.AsSpan())))
            {
                Delete(path);
            }
        }
    }

    /// <summary>Takes the file's place, in one step that a reader sees either before or after.</summary>
    public async ValueTask MoveToAsync(TargetPath target, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(_path!, target.Path, overwrite: true);
                _path = null;
                return;
            }
            catch (Exception exception) when (OperatingSystem.IsWindows() && attempt < MoveAttempts && (exception is IOException or UnauthorizedAccessException))
            {
                // A virus scanner or an indexer has the file open; it lets go within moments.
                await Task.Delay(MoveDelay, time).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        if (_path is { } path)
        {
            _path = null;
            Delete(path);
        }
    }

    // The random part must be one, so that "token.json.old.tmp" and the temporaries of "token.json.old" are left alone.
    private static bool IsTemporaryOf(string name, ReadOnlySpan<char> candidate)
        => candidate.StartsWith(name, StringComparison.Ordinal)
            && candidate.EndsWith(Suffix, StringComparison.Ordinal)
            && candidate.Length == name.Length + 1 + (2 * RandomBytes) + Suffix.Length
            && candidate[name.Length] == '.'
            && !candidate.Slice(name.Length + 1, 2 * RandomBytes).ContainsAnyExcept("0123456789ABCDEF");

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left for the next sweep. What matters is what the caller was doing.
        }
    }
}
