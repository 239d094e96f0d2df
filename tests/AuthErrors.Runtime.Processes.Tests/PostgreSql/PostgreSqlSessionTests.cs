using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

public sealed class PostgreSqlSessionTests(PostgreSqlCluster cluster, PgBouncer bouncer) : PostgreSqlTests(cluster, bouncer)
{
    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task Ten_machines_that_meet_the_rejection_of_one_token_refresh_it_once(Route route)
    {
        var issuer = new ScriptedIssuer();
        var rejected = issuer.First();
        await OpenAsync(route, rejected);
        issuer.Close();
        var sessions = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => new TokenSession(await OpenAsync(route), issuer)));

        var recoveries = sessions.Select(session => session.RecoverAsync(rejected).AsTask()).ToList();
        issuer.Open();
        var tokens = await Task.WhenAll(recoveries);

        Assert.Equal(1, issuer.Calls);
        Assert.False(issuer.IsFamilyRevoked);
        Assert.Equal("access-1", Assert.Single(tokens.Distinct()).AccessToken);
        Assert.Equal(tokens[0], await (await OpenAsync(route)).ReadAsync(default));
        foreach (var session in sessions)
        {
            await session.DisposeAsync();
        }
    }
}
