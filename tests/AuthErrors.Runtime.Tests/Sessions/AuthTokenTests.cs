using System;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

public sealed class AuthTokenTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("secret\n")]
    [InlineData("sécret")]
    [InlineData("secret\u007f")]
    public void What_no_header_can_carry_is_refused_and_not_repeated(string accessToken)
    {
        var error = Assert.Throws<ArgumentException>(() => new AuthToken(accessToken, CredentialKind.OAuth));

        Assert.Equal("accessToken", error.ParamName);
        Assert.StartsWith(accessToken.Length == 0 ? "The value cannot be an empty string." : "The access token holds a character that no header can carry.", error.Message, StringComparison.Ordinal);
        Assert.True(accessToken.Length == 0 || !error.Message.Contains(accessToken, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_visible_ASCII_character_can_be_part_of_a_token()
    {
        var all = string.Create(94, 0, static (span, _) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)('!' + i);
            }
        });

        Assert.Equal("Bearer " + all, new AuthToken(all, CredentialKind.OAuth).Bearer);
    }

    [Fact]
    public void Two_tokens_are_equal_when_their_secrets_are()
    {
        var token = new AuthToken("a", CredentialKind.OAuth, "r", DateTimeOffset.UnixEpoch);
        var same = new AuthToken("a", CredentialKind.Anonymous, "r");

        Assert.Equal(token, same);
        Assert.Equal(token.GetHashCode(), same.GetHashCode());
        Assert.Equal(new AuthToken("a", CredentialKind.OAuth), new AuthToken("a", CredentialKind.OAuth, ""));
        Assert.NotEqual(token, new AuthToken("a", CredentialKind.OAuth, "r2"));
        Assert.NotEqual(token, new AuthToken("A", CredentialKind.OAuth, "r"));
        Assert.False(token.Equals(null));
        Assert.False(token.Equals((object)"a"));
    }

    [Fact]
    public void A_token_prints_as_its_kind_and_a_fingerprint_of_eight_digits()
    {
        var token = new AuthToken("secret", CredentialKind.OAuth, "refresh");

        // The first four bytes of SHA-256 of "secret".
        Assert.Equal("2bb80d53", token.Fingerprint);
        Assert.Equal("OAuth token 2bb80d53", token.ToString());
    }
}
