using System.Net.Http;
using AuthErrors.Internal.Http;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

public sealed class BearerChallengeTests
{
    [Theory]
    [InlineData("Bearer error=\"invalid_token\"", "invalid_token")]
    [InlineData("bearer ERROR=invalid_token", "invalid_token")]
    [InlineData("Bearer realm=\"a, b=c\", error=\"invalid_token\", scope=\"x\"", "invalid_token")]
    [InlineData("Bearer realm=x , error=invalid_token , scope=y", "invalid_token")]
    [InlineData("Bearer realm=\"a \\\" error=no\", error=\"yes\"", "yes")]
    [InlineData("Bearer error_description=\"error=no\", error=\"yes\"", "yes")]
    [InlineData("Bearer realm=\"unclosed, error=no", null)]
    [InlineData("Bearer realm=\"x\"", null)]
    [InlineData("Bearer error=\"\"", null)]
    [InlineData("Bearer error=, error=second", "second")]
    [InlineData("Bearer token68", null)]
    [InlineData("Bearer =nothing, error=yes", "yes")]
    [InlineData("Bearer", null)]
    [InlineData("Basic error=\"invalid_token\"", null)]
    public void The_error_of_a_challenge_is_read_as_the_RFC_writes_it(string challenge, string? error)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);

        Assert.Equal(error, BearerChallenge.ReadError(response.Headers));
    }
}
