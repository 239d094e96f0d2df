using System.Threading.Tasks;
using Deposium.Auth;
using ModelContextProtocol.Client;
using Samples;
using Xunit;

namespace AuthErrors.Systems.Tests.Deposium;

/// <summary>Facts 3 and 4: what an error says.</summary>
public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("""{"message":"Revoked.","error_code":"key_invalid"}""", "Authentication failed (401): Revoked.")]
    [InlineData("""{"message":"Revoked.","error_code":"key_invalid","hint":"Create a new key."}""", "Authentication failed (401): Revoked.\n💡 Create a new key.")]
    [InlineData("""{"message":"Revoked.","error_code":"key_invalid","docs":"https://docs.example"}""", "Authentication failed (401): Revoked.\n📖 https://docs.example")]
    [InlineData(
        """{"docs":"https://docs.example","hint":"Create a new key.","details":{"error_code":"unknown"},"message":"Revoked.","error":"Unauthorized","error_code":"key_invalid"}""",
        "Authentication failed (401): Revoked.\n💡 Create a new key.\n📖 https://docs.example")]
    public async Task A_typed_error_has_the_hint_and_the_docs_on_lines_of_their_own(string body, string message)
    {
        var error = Assert.IsType<MCPAuthException>(await RefuseAsync(body));

        Assert.Equal(message, error.Message);
        Assert.Equal(MCPAuthErrorCode.KeyInvalid, error.ErrorCode);
    }

    [Theory]
    [InlineData("key_paused")]
    [InlineData("KEY_INVALID")]
    [InlineData(" key_invalid")]
    public async Task An_unknown_code_is_kept_verbatim_and_reads_as_unknown(string code)
    {
        var error = Assert.IsType<MCPAuthException>(await RefuseAsync($$"""{"error_code":"{{code}}","message":"Paused."}"""));

        Assert.Equal((code, MCPAuthErrorCode.Unknown), (error.WireCode, error.ErrorCode));
        Assert.Equal("Authentication failed (401): Paused.", error.Message);
    }

    [Theory]
    [InlineData("""{"message":"No key."}""", "No key.")]
    [InlineData("""{"message":"No key.","error_code":""}""", "No key.")]
    [InlineData("""{"message":"No key.","error_code":null}""", "No key.")]
    [InlineData("""{"message":""}""", "")]
    [InlineData("""{"message":null}""", "Invalid or missing API key")]
    [InlineData("{}", "Invalid or missing API key")]
    [InlineData("[]", "Invalid or missing API key")]
    [InlineData("Unauthorized", "Invalid or missing API key")]
    [InlineData("", "Invalid or missing API key")]
    public async Task Without_a_code_it_is_a_plain_error_with_the_message_on_the_next_line(string body, string message)
    {
        var error = await RefuseAsync(body);

        Assert.Equal(typeof(AuthErrorException), error.GetType());
        Assert.Equal($"Authentication failed (401)\n{message}", error.Message);
        Assert.Equal((null, 401), (error.WireCode, error.StatusCode));
    }

    private static async Task<AuthErrorException> RefuseAsync(string body)
    {
        await using var server = await DeposiumServer.StartAsync();
        server.Answer = (401, body);
        await using var session = new TokenSession(new InMemoryTokenStore(new AuthToken(server.IssueKey(), CredentialKind.ApiKey)));
        var error = await Assert.ThrowsAnyAsync<AuthErrorException>(() => McpClient.CreateAsync(DeposiumGateway.CreateTransport(server.Address, session)));

        Assert.Single(server.Requests);
        return error;
    }
}
