using System;
using Microsoft.Extensions.Logging;

namespace AuthErrors;

/// <summary>How a <see cref="PostgreSqlTokenStore"/> behaves. The machines that share a grant must agree on all of it but the clock and the logger.</summary>
public sealed class PostgreSqlTokenStoreOptions
{
    /// <summary>
    /// The table, alone or with its schema: <c>auth_tokens</c>, <c>app.auth_tokens</c>. Taken as it is written, as between double quotes: upper case
    /// stays upper case.
    /// </summary>
    public string TableName { get; set; } = "auth_tokens";

    /// <summary>
    /// How long the holder of the refresh lock must be silent before another machine takes the lock from it. A killed holder blocks the others for
    /// this long. A living one is silent only while it is frozen or cut off from the database, so this must be longer than any such pause.
    /// </summary>
    public TimeSpan TakeoverDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one operation may take, with all its attempts: a database that is restarted is waited for.</summary>
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for a transaction that keeps the row locked (<c>lock_timeout</c>). The store's own last for one round trip; it is a foreign
    /// one, such as a forgotten administrator's session.
    /// </summary>
    public TimeSpan RowLockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Encrypts what is stored; with <see cref="Unprotect"/> or not at all. It must be authenticated encryption with a key that every machine has,
    /// and is called outside every lock.
    /// </summary>
    public Func<ReadOnlyMemory<byte>, byte[]>? Protect { get; set; }

    /// <summary>Undoes <see cref="Protect"/>. It throws when the bytes are not genuine.</summary>
    public Func<ReadOnlyMemory<byte>, byte[]>? Unprotect { get; set; }

    /// <summary>The clock. Only lapses of time are taken from it: no machine's time of day is compared with another's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the store says that it lost a connection or a lock. Never a secret. <see langword="null"/> for nowhere.</summary>
    public ILogger? Logger { get; set; }
}
