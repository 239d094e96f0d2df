using Xunit;

namespace AuthErrors.Runtime.Tests.Conventions;

/// <summary>What the runtime shows to others.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_that_of_the_snapshot() => PublicApi.MustBeThatOfTheSnapshot(typeof(AuthErrorException).Assembly, ProjectFolder.Path);
}
