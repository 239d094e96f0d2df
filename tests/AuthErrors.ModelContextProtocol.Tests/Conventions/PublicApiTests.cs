using AuthErrors.Runtime.Tests.Conventions;
using Xunit;

namespace AuthErrors.Mcp.Tests.Conventions;

/// <summary>What the bridge shows to others.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_that_of_the_snapshot() => PublicApi.MustBeThatOfTheSnapshot(typeof(McpAuthTransport).Assembly, ProjectFolder.Path);
}
