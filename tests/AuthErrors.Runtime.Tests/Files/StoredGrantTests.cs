using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Files;

/// <summary>What a token was granted with lies beside it in the file, whole.</summary>
public sealed class StoredGrantTests : IDisposable
{
    private static readonly OAuthGrant Grant = new()
    {
        GrantedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567),
        AuthorizationServer = "https://login.example/",
        TokenEndpoint = new Uri("https://login.example/token?tenant=\u00e4"),
        ClientId = "client \"1\"",
        ClientSecret = "canary",
        TokenEndpointAuthMethod = "client_secret_basic",
        RedirectUri = "http://localhost:1234/callback",
        Resource = "https://mcp.example/mcp",
        Scope = "read write",
        TokenType = "Bearer",
    };

    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "token.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_grant_is_stored_with_its_token_and_comes_back_as_it_was()
    {
        var token = new AuthToken("access", CredentialKind.OAuth, "refresh") { Grant = Grant };
        Assert.True(await new FileTokenStore(Path).CompareReplaceAsync(expected: null, token, default));

        var read = (await new FileTokenStore(Path).ReadAsync(default))!.Grant!;

        foreach (var property in typeof(OAuthGrant).GetProperties())
        {
            Assert.NotNull(property.GetValue(Grant));
            Assert.Equal(property.GetValue(Grant), property.GetValue(read));
        }
    }

    [Fact]
    public async Task A_file_of_another_version_keeps_its_token_and_says_nothing_of_a_grant()
    {
        await File.WriteAllTextAsync(Path, """{"access_token":"access","grant":null}""");

        Assert.Null((await new FileTokenStore(Path).ReadAsync(default))!.Grant);
    }

    [Theory]
    [InlineData("\"canary\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"granted_at":"canary"}""")]
    public async Task What_is_no_grant_is_an_error_that_quotes_nothing(string grant)
    {
        await File.WriteAllTextAsync(Path, $$"""{"access_token":"access","grant":{{grant}}}""");

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => new FileTokenStore(Path).ReadAsync(default).AsTask());

        Assert.Contains("\"grant\"", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_place_for_it_refuses_a_grant()
    {
        var store = new FileTokenStore(Path, new FileTokenStoreOptions { Format = TokenFileFormat.Default with { Grant = null } });

        await Assert.ThrowsAsync<TokenStoreException>(() => store.CompareReplaceAsync(expected: null, new AuthToken("access", CredentialKind.OAuth) { Grant = Grant }, default).AsTask());

        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void A_grant_in_a_text_is_no_secret() => Assert.DoesNotContain("canary", Grant.ToString(), StringComparison.Ordinal);
}
