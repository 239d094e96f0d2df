namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>How a store reaches the server.</summary>
public enum Route
{
    Direct,
    PgBouncer,
}
