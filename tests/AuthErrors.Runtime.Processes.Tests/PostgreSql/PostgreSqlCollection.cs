using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>The tests that share one server. They run one after another, since some of them restart it.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlCluster>, ICollectionFixture<PgBouncer>
{
    public const string Name = "PostgreSQL";
}
