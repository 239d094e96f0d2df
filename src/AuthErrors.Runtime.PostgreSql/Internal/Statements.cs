using System.IO;

namespace AuthErrors.Internal;

/// <summary>The SQL of the store, for one table.</summary>
internal sealed class Statements
{
    private const string DefaultTable = "auth_tokens";

    private Statements(string table)
    {
        CreateTable = Script.Replace($"EXISTS {DefaultTable}", $"EXISTS {table}", System.StringComparison.Ordinal);
        EnsureRow = $"INSERT INTO {table} (grant_id) VALUES ($1) ON CONFLICT (grant_id) DO NOTHING";
        Read = $"SELECT generation, token FROM {table} WHERE grant_id = $1";

        // The generation tells one write from the next. The bytes tell a row from another one that came in its place after a DELETE.
        Replace = $"""
            UPDATE {table} SET token = $4, generation = generation + 1, updated_at = now()
            WHERE grant_id = $1 AND generation = $2 AND token IS NOT DISTINCT FROM $3
            """;

        // A claim whose answer was lost is made again with the same holder, and then finds itself.
        Claim = $"""
            UPDATE {table} SET holder = $2, heartbeat = heartbeat + 1
            WHERE grant_id = $1 AND (holder IS NULL OR holder = $2 OR (holder = $3 AND heartbeat = $4))
            """;

        // With the row lock: who cannot get it has seen nothing, for the holder cannot beat then either.
        SeeHolder = $"SELECT holder, heartbeat FROM {table} WHERE grant_id = $1 FOR UPDATE";
        Heartbeat = $"UPDATE {table} SET heartbeat = heartbeat + 1 WHERE grant_id = $1 AND holder = $2";
        Release = $"UPDATE {table} SET holder = NULL WHERE grant_id = $1 AND holder = $2";
    }

    /// <summary>The script that is shipped, for the default table.</summary>
    public static string Script { get; } = LoadScript();

    /// <summary>Until the end of the transaction, as SET LOCAL, which a batch without BEGIN may not use.</summary>
    public static string LimitRowLock => "SELECT set_config('lock_timeout', $1, true)";

    public string CreateTable { get; }

    public string EnsureRow { get; }

    public string Read { get; }

    public string Replace { get; }

    public string Claim { get; }

    public string SeeHolder { get; }

    public string Heartbeat { get; }

    public string Release { get; }

    public static Statements For(string tableName) => new(TableName.Quote(tableName));

    private static string LoadScript()
    {
        using var reader = new StreamReader(typeof(Statements).Assembly.GetManifestResourceStream("auth_tokens.sql")!);
        return reader.ReadToEnd();
    }
}
