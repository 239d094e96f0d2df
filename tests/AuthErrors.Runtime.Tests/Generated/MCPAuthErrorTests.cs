using System;
using System.Buffers;
using System.Linq;
using System.Text;
using System.Text.Json;
using Deposium.Auth;
using Deposium.Gateway;
using Xunit;

namespace AuthErrors.Runtime.Tests.Generated;

/// <summary>The parser that is generated for an envelope, on bodies of every kind.</summary>
public sealed class MCPAuthErrorTests
{
    private const string Full =
        """{"error":"Unauthorized","message":"The key was revoked.","error_code":"key_invalid","hint":"Create a new key.","docs":"https://example.com/keys","details":{"error_code":"rate_limited"}}""";

    [Fact]
    public void Reads_all_members_of_an_envelope()
    {
        Assert.True(MCPAuthError.TryParse(Utf8(Full), 401, out var error));

        Assert.Equal(MCPAuthErrorCode.KeyInvalid, error.Code);
        Assert.Equal("key_invalid", error.WireCode);
        Assert.Equal("The key was revoked.", error.Message);
        Assert.Equal("Create a new key.", error.Hint);
        Assert.Equal("https://example.com/keys", error.Docs);
        Assert.Equal(401, error.StatusCode);
        Assert.Null(error.RetryAfter);
        Assert.Equal("key_invalid: The key was revoked.", error.ToString());
    }

    [Fact]
    public void An_unknown_code_is_the_fallback_and_kept_verbatim()
    {
        Assert.True(MCPAuthError.TryParse("""{"error_code":"Session Revoked\u0021 \ud83d\ude00","message":""}"""u8, 401, out var error));

        Assert.Equal(MCPAuthErrorCode.Unknown, error.Code);
        Assert.Equal("Session Revoked! 😀", error.WireCode);
        Assert.Equal("", error.Message);
    }

    [Fact]
    public void Without_a_message_the_code_stands_for_it()
    {
        Assert.True(MCPAuthError.TryParse("""{"error_code":"key_invalid","message":null,"hint":1,"docs":["x"]}"""u8, 401, out var error));

        Assert.Equal(("key_invalid", null, null), (error.Message, error.Hint, error.Docs));
    }

    [Theory]
    [InlineData("""{"error_code":"key_invalid"}""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"details":{"error_code":"rate_limited","a":[{"error_code":"x"}]},"error_code":"key_invalid"}""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"message":"\"error_code\":\"rate_limited\"","error_code":"key_invalid"}""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"error\u005fcode":"key\u005finvalid"}""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"error_code":"key_invalid","error_code":"rate_limited"}""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("\uFEFF \r\n\t{\"error_code\" : \"key_invalid\"}", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"error_code":"key_invalid","message":"cut o""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"error_code":"key_invalid" nonsense""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"\ud800aaaaaaaaaaaaaa":1,"error_code":"key_invalid"}""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"error_code":"key_invalid","mess\ud800age":"x"}""", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("""{"error_code":"KEY_INVALID"}""", MCPAuthErrorCode.Unknown)]
    [InlineData("""{"error_code":"key_invalid "}""", MCPAuthErrorCode.Unknown)]
    [InlineData("""{"error_code":"\ud800"}""", MCPAuthErrorCode.Unknown)]
    [InlineData("""{"error_code":"unknown"}""", MCPAuthErrorCode.Unknown)]
    public void A_body_with_a_code_is_an_envelope(string body, MCPAuthErrorCode expected)
    {
        Assert.True(MCPAuthError.TryReadCode(Utf8(body), out var code));
        Assert.True(MCPAuthError.TryParse(Utf8(body), 401, out var error));
        Assert.Equal((expected, expected), (code, error.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"error_code\"")]
    [InlineData("<html>error_code: key_invalid</html>")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"error_code":""")]
    [InlineData("""{"error_code":"key_inv""")]
    [InlineData("""{"error_code":""}""")]
    [InlineData("""{"error_code":null,"message":"x"}""")]
    [InlineData("""{"error_code":3}""")]
    [InlineData("""{"error_code":["key_invalid"]}""")]
    [InlineData("""{"error_code":{"error_code":"key_invalid"}}""")]
    [InlineData("""{"error_code":null,"error_code":"key_invalid"}""")]
    [InlineData("""{"Error_Code":"key_invalid"}""")]
    [InlineData("""{"details":{"error_code":"key_invalid"}}""")]
    [InlineData("""[{"error_code":"key_invalid"}]""")]
    [InlineData("""{"a":1,}{"error_code":"key_invalid"}""")]
    [InlineData("""{'error_code':'key_invalid'}""")]
    public void A_body_without_one_is_none(string body)
    {
        Assert.False(MCPAuthError.TryReadCode(Utf8(body), out var code));
        Assert.Equal(MCPAuthErrorCode.Unknown, code);
        Assert.False(MCPAuthError.TryParse(Utf8(body), 401, out var error));
        Assert.Null(error);
    }

    [Fact]
    public void Every_code_is_read_from_its_wire_code_even_when_all_of_it_is_escaped()
    {
        foreach (var code in MCPAuthErrorCodes.All)
        {
            var escaped = string.Concat(code.ToWireCode().Select(static c => $"\\u{(int)c:x4}"));
            foreach (var wireCode in new[] { code.ToWireCode(), escaped })
            {
                Assert.True(MCPAuthError.TryReadCode(Utf8($$"""{"error_code":"{{wireCode}}"}"""), out var read));
                Assert.Equal(code, read);
            }
        }
    }

    [Fact]
    public void Nesting_and_length_do_not_matter()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":[", 5000)) + string.Concat(Enumerable.Repeat("]}", 5000));
        var body = Utf8($$"""{"details":{{deep}},"message":"{{new string('x', 20_000)}}","error_code":"auth_timeout"}""");

        Assert.True(MCPAuthError.TryReadCode(body, out var code));
        Assert.Equal(MCPAuthErrorCode.AuthTimeout, code);
    }

    [Fact]
    public void Never_throws_and_both_ways_of_reading_agree_whatever_the_body()
    {
        var random = new Random(42);
        var alphabet = "{}[],:\"\\/u0019aefl .-\r\n\t\u00e9😀"u8.ToArray();
        var escapes = new[] { "\\ud800", "\\u0041", "\\n", "\\x" }.Select(Utf8).ToArray();
        for (var round = 0; round < 100_000; round++)
        {
            var body = Utf8(Full);
            for (var edits = random.Next(1, 12); edits > 0; edits--)
            {
                var at = random.Next(body.Length);
                body[at] = random.Next(4) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            if (random.Next(2) == 0)
            {
                var escape = escapes[random.Next(escapes.Length)];
                escape.CopyTo(body, random.Next(body.Length - escape.Length));
            }

            var length = random.Next(3) == 0 ? random.Next(body.Length) : body.Length;
            var hasCode = MCPAuthError.TryReadCode(body.AsSpan(0, length), out var code);
            var hasError = MCPAuthError.TryParse(body.AsSpan(0, length), 401, out var error);

            Assert.Equal(hasCode, hasError);
            Assert.Equal(code, error?.Code ?? MCPAuthErrorCode.Unknown);
        }
    }

    [Fact]
    public void Reading_the_code_allocates_nothing()
    {
        var body = Utf8(Full);
        MCPAuthError.TryReadCode(body, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            MCPAuthError.TryReadCode(body, out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void What_a_server_writes_a_client_reads()
    {
        var sent = new MCPAuthError(MCPAuthErrorCode.KeyInvalid, "key_invalid", "\"Revoked\"\n", "Create ä new key.", docs: null, statusCode: 403);

        Assert.True(MCPAuthError.TryParse(Write(sent.WriteTo), 403, out var read));
        Assert.Equal(
            (sent.Code, sent.WireCode, sent.Message, sent.Hint, sent.Docs, sent.StatusCode),
            (read.Code, read.WireCode, read.Message, read.Hint, read.Docs, read.StatusCode));
    }

    [Fact]
    public void An_envelope_inside_objects_is_written_and_read_there()
    {
        var sent = new GatewayError(GatewayErrorCode.Revoked, "TOKEN-REVOKED", "Gone.", "Log in again.", "https://example.com");
        var body = Write(sent.WriteTo);

        Assert.Equal(
            """{"error":{"code":"TOKEN-REVOKED","message":"Gone.","help":{"hint":"Log in again."}},"docs":"https://example.com"}""",
            Encoding.UTF8.GetString(body));
        Assert.True(GatewayError.TryParse(body, 401, out var read));
        Assert.Equal((sent.Code, sent.Message, sent.Hint, sent.Docs), (read.Code, read.Message, read.Hint, read.Docs));
        Assert.False(GatewayError.TryParse("""{"error":5,"error":{"code":"TOKEN-REVOKED"}}"""u8, 401, out _));
        Assert.False(GatewayError.TryParse("""{"error":{"message":"m"},"error":{"code":"TOKEN-REVOKED"}}"""u8, 401, out _));
        Assert.False(GatewayError.TryParse("""{"code":"TOKEN-REVOKED","error":"code"}"""u8, 401, out _));
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
