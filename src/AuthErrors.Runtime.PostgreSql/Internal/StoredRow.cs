using System;

namespace AuthErrors.Internal;

/// <summary>What is stored for a grant. A grant without a row is a row that nobody has written yet.</summary>
/// <param name="Generation">How often it was written.</param>
/// <param name="Token">The bytes of the token; <see langword="null"/> when there is none.</param>
internal sealed record StoredRow(long Generation, byte[]? Token)
{
    public static StoredRow Absent { get; } = new(0, null);

    public bool Holds(byte[]? token) => Token is null ? token is null : token is not null && Token.AsSpan().SequenceEqual(token);
}
