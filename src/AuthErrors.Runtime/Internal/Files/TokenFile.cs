using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Files;

/// <summary>Reads a token file, and remembers what it read for as long as the file is certainly unchanged.</summary>
internal sealed class TokenFile(string path, TokenDocument document, TimeProvider time)
{
    private const int Attempts = 5;
    private const long NanosecondsPerMillisecond = 1_000_000;

    // The coarsest time stamps in use are FAT's.
    private const long CoarsestTimeStamp = 2_000 * NanosecondsPerMillisecond;

    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(50);

    private Memory? _memory;

    /// <summary>Reads the token.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    /// <exception cref="TokenStoreException">The file cannot be read, or what it holds is no token.</exception>
    public async ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (target, status) = TargetPath.Resolve(path);
        if (Volatile.Read(ref _memory) is { } memory && memory.Status == status)
        {
            return memory.Token;
        }

        using var content = await ReadContentAsync(target, status, cancellationToken).ConfigureAwait(false);
        if (content.Status is { } read && IsSettled(read))
        {
            Volatile.Write(ref _memory, new Memory(read, content.Token));
        }

        return content.Token;
    }

    /// <summary>Reads the file. What is no token is read again for a while: a program that replaces the file in place may be in the middle.</summary>
    /// <param name="target">The file.</param>
    /// <param name="found">What stands there now; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TokenStoreException">The file cannot be read, or what it holds is no token.</exception>
    public async ValueTask<TokenContent> ReadContentAsync(TargetPath target, FileStatus? found, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var bytes = FileBytes.Read(target, found);
            var reading = Parse(bytes);
            if (reading.Problem is null)
            {
                return new TokenContent(bytes, reading.Token);
            }

            bytes?.Dispose();
            if (attempt == Attempts)
            {
                throw StoreError.Corrupt(target, reading.Problem);
            }

            await Task.Delay(AttemptDelay, time, cancellationToken).ConfigureAwait(false);
            found = target.Status();
        }
    }

    private TokenReading Parse(FileBytes? bytes)
        => bytes is null ? default
            : bytes.IsTooLarge ? TokenReading.Wrong("is larger than 1 MiB")
            : document.Read(bytes.Span);

    // Time stamps are coarse: a second write within the same tick leaves the status as it was. So a status tells a change only from content
    // whose tick is over; git calls the others "racily clean". By the time of change, which no program can set back.
    private bool IsSettled(FileStatus status)
        => (time.GetUtcNow().ToUnixTimeMilliseconds() * NanosecondsPerMillisecond) - Math.Max(status.WrittenAt, status.ChangedAt) >= CoarsestTimeStamp;

    private sealed record Memory(FileStatus Status, AuthToken? Token);
}
