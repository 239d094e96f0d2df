using System;

namespace AuthErrors.Internal.Files;

/// <summary>A token file as it was read: its bytes, which a change keeps the rest of, and the token in them.</summary>
internal sealed class TokenContent(FileBytes? bytes, AuthToken? token) : IDisposable
{
    public AuthToken? Token => token;

    public bool IsMissing => bytes is null;

    /// <summary>Empty when the file is missing.</summary>
    public ReadOnlySpan<byte> Span => bytes is null ? default : bytes.Span;

    /// <summary>The file's status; <see langword="null"/> when it is missing.</summary>
    public FileStatus? Status => bytes?.Status;

    /// <summary>Whether a later look at the file found the same content.</summary>
    public bool IsStill(FileBytes? now) => now is null ? bytes is null : bytes is not null && bytes.Span.SequenceEqual(now.Span);

    public void Dispose() => bytes?.Dispose();
}
