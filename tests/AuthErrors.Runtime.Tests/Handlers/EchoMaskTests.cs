using System.Text;
using AuthErrors.Internal.Http;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

public sealed class EchoMaskTests
{
    private static readonly AuthToken Token = new("ab+/", CredentialKind.OAuth);

    [Theory]
    [InlineData("ab+/", "****")]
    [InlineData("xab+/y", "x****y")]
    [InlineData("ab+/ab+/", "********")]
    [InlineData("aab+/", "a****")]
    [InlineData("ab+\\/", "*****")]
    [InlineData("ab\\u002B/", "*********")]
    [InlineData("\\u0061b+/", "*********")]
    [InlineData("ab+\\u002f", "*********")]
    [InlineData("ab\\u002C/", "ab\\u002C/")]
    [InlineData("ab\\uzzzz/", "ab\\uzzzz/")]
    [InlineData("ab+", "ab+")]
    [InlineData("ab+\\", "ab+\\")]
    [InlineData("ab+\\u002", "ab+\\u002")]
    [InlineData("", "")]
    public void A_repeated_token_is_hidden_however_JSON_writes_it_and_nothing_else_is(string body, string masked)
    {
        Assert.Equal(masked, Encoding.ASCII.GetString(EchoMask.Apply(Encoding.ASCII.GetBytes(body), Token).Span));
        Assert.Equal(body, Encoding.ASCII.GetString(EchoMask.Apply(Encoding.ASCII.GetBytes(body), token: null).Span));
    }

    [Fact]
    public void A_text_is_masked_too()
    {
        Assert.Equal("x *** y", EchoMask.Apply("x ab+/ y", Token));
        Assert.Equal("x ab+/ y", EchoMask.Apply("x ab+/ y", token: null));
        Assert.Null(EchoMask.Apply((string?)null, Token));
    }
}
