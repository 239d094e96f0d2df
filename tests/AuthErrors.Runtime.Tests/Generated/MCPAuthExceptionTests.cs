using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Deposium.Auth;
using Xunit;

namespace AuthErrors.Runtime.Tests.Generated;

public sealed class MCPAuthExceptionTests
{
    [Fact]
    public void The_message_has_the_hint_and_the_docs_on_lines_of_their_own()
    {
        var error = new MCPAuthError(MCPAuthErrorCode.KeyInvalid, "key_invalid", "Revoked.", "Create a new key.", "https://example.com/keys", 401, TimeSpan.FromSeconds(3));
        var cause = new InvalidOperationException();
        var exception = new MCPAuthException(error, cause);

        Assert.Equal("Authentication failed (401): Revoked.\n💡 Create a new key.\n📖 https://example.com/keys", exception.Message);
        Assert.Same(error, exception.Error);
        Assert.Same(cause, exception.InnerException);
        Assert.Equal(MCPAuthErrorCode.KeyInvalid, exception.ErrorCode);
        Assert.Equal(
            ("key_invalid", "Create a new key.", "https://example.com/keys", 401, TimeSpan.FromSeconds(3), AuthRecovery.Reauthenticate),
            (exception.WireCode, exception.Hint, exception.Docs, exception.StatusCode, exception.RetryAfter, exception.Recovery));
    }

    [Theory]
    [InlineData(null, null, "Authentication failed (403): Revoked.")]
    [InlineData("", "", "Authentication failed (403): Revoked.")]
    [InlineData("Try again.", null, "Authentication failed (403): Revoked.\n💡 Try again.")]
    [InlineData(null, "https://example.com", "Authentication failed (403): Revoked.\n📖 https://example.com")]
    public void What_the_server_does_not_say_has_no_line(string? hint, string? docs, string expected)
        => Assert.Equal(expected, new MCPAuthException(new MCPAuthError(MCPAuthErrorCode.KeyInvalid, "key_invalid", "Revoked.", hint, docs, 403)).Message);

    [Fact]
    public void It_is_not_taken_for_a_transport_failure()
        => Assert.False(typeof(HttpRequestException).IsAssignableFrom(typeof(MCPAuthException)));

    [Fact]
    public async Task A_response_with_an_envelope_throws_it()
    {
        using var response = Respond(HttpStatusCode.Unauthorized, """{"error_code":"rate_limited","message":"Slow down."}""");
        response.Headers.TryAddWithoutValidation("Retry-After", "120");

        var exception = await Assert.ThrowsAsync<MCPAuthException>(() => MCPAuthException.ThrowIfAuthErrorAsync(response).AsTask());

        Assert.Equal((MCPAuthErrorCode.RateLimited, TimeSpan.FromSeconds(120), AuthRecovery.Backoff), (exception.ErrorCode, exception.RetryAfter, exception.Recovery));
    }

    [Theory]
    [InlineData("""{"message":"No key."}""", "Authentication failed (401)\nNo key.")]
    [InlineData("""{"message":""}""", "Authentication failed (401)\n")]
    [InlineData("""{"message":null}""", "Authentication failed (401)\nInvalid or missing API key")]
    [InlineData("""{"error_code":"","message":"Empty code."}""", "Authentication failed (401)\nEmpty code.")]
    [InlineData("""{"error_code":7,"message":"Odd code."}""", "Authentication failed (401)\nOdd code.")]
    [InlineData("", "Authentication failed (401)\nInvalid or missing API key")]
    [InlineData("<html>Unauthorized</html>", "Authentication failed (401)\nInvalid or missing API key")]
    public async Task A_401_without_an_envelope_throws_a_plain_error(string body, string message)
    {
        using var response = Respond(HttpStatusCode.Unauthorized, body);
        response.Headers.TryAddWithoutValidation("Retry-After", "5");

        var exception = await Assert.ThrowsAsync<AuthErrorException>(() => MCPAuthException.ThrowIfAuthErrorAsync(response).AsTask());

        Assert.Equal(message, exception.Message);
        Assert.Equal((null, 401, TimeSpan.FromSeconds(5), AuthRecovery.Surface), (exception.WireCode, exception.StatusCode, exception.RetryAfter, exception.Recovery));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"error_code":"key_invalid"}""")]
    [InlineData(HttpStatusCode.Forbidden, """{"message":"No."}""")]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    public async Task Any_other_response_is_let_through_with_its_body(HttpStatusCode status, string body)
    {
        using var response = Respond(status, body);

        await MCPAuthException.ThrowIfAuthErrorAsync(response);

        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    private static HttpResponseMessage Respond(HttpStatusCode status, string body)
        => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
