using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Signals;

/// <summary>The classifier that is generated from a catalog with signals: what it takes for an authentication error, and for which.</summary>
public sealed class ClassifierTests
{
    [Theory]
    [InlineData(401, """{"error_code":"rate_limited","message":"Slow down."}""", "rate_limited", AuthRecovery.Backoff, "Slow down.")]
    [InlineData(500, """{"error_code":"token_expired"}""", "token_expired", AuthRecovery.Refresh, "token_expired")]
    [InlineData(401, """{"error_code":"brand_new","message":"What?"}""", "brand_new", AuthRecovery.Surface, "What?")]
    [InlineData(403, """{"error_code":"brand_new"}""", "brand_new", AuthRecovery.Surface, "brand_new")]
    [InlineData(401, """{"error_code":"key_invalid","type":"authentication_error","code":"authentication_failed"}""", "key_invalid", AuthRecovery.Reauthenticate, "key_invalid")]
    [InlineData(403, """{"type":"authentication_error","code":"authentication_failed"}""", "token_expired", AuthRecovery.Refresh, "token_expired")]
    [InlineData(403, """{"code":"authentication_failed","message":"Log in.","type":"authentication_error"}""", "token_expired", AuthRecovery.Refresh, "Log in.")]
    [InlineData(401, "Invalid API key", "key_invalid", AuthRecovery.Reauthenticate, "Invalid API key")]
    [InlineData(401, "<p>Error: Invalid API key.</p>", "key_invalid", AuthRecovery.Reauthenticate, "Invalid API key")]
    [InlineData(502, "Der schlüssel \"ungültig\".", "key_invalid", AuthRecovery.Reauthenticate, "schlüssel \"ungültig\"")]
    [InlineData(429, "", "rate_limited", AuthRecovery.Backoff, "rate_limited")]
    [InlineData(200, """{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no","data":{"type":"authentication_error"}}}""", "token_expired", AuthRecovery.Refresh, "token_expired")]
    [InlineData(200, """{"error":{"code":-32001.0,"data":{"type":"authentication_error"}},"message":"Log in again."}""", "token_expired", AuthRecovery.Refresh, "Log in again.")]
    [InlineData(200, """{"error":{"flags":[true,false],"data":null}}""", "deferred", AuthRecovery.Surface, "deferred")]
    [InlineData(401, """{"error":"Unauthorized"}""", "key_invalid", AuthRecovery.Reauthenticate, "key_invalid")]
    [InlineData(200, """{"error":"Unauthorized"}""", "key_invalid", AuthRecovery.Reauthenticate, "key_invalid")]
    [InlineData(200, """{"error":"Unauthorized","error_code":"rate_limited","message":"Slow down."}""", "rate_limited", AuthRecovery.Backoff, "Slow down.")]
    [InlineData(200, """{"error":"Unauthorized","error_code":"brand_new"}""", "key_invalid", AuthRecovery.Reauthenticate, "key_invalid")]
    public void An_error_is_found(int status, string body, string wireCode, AuthRecovery recovery, string message)
    {
        var failure = Classify(status, body)!;
        var exception = Assert.IsType<SignalException>(failure.ToException(cause: null));

        Assert.Equal((recovery, recovery, wireCode, status), (failure.Recovery, exception.Recovery, exception.WireCode, exception.StatusCode));
        Assert.Equal(message, exception.Error.Message);
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(401, "Unauthorized")]
    [InlineData(401, """{"error_code":""}""")]
    [InlineData(403, "Invalid API key")]
    [InlineData(404, """{"error_code":"not_found"}""")]
    [InlineData(400, """{"type":"authentication_error","code":"authentication_failed"}""")]
    [InlineData(403, """{"type":"authentication_error","code":"other"}""")]
    [InlineData(403, """{"type":"authentication_error"}""")]
    [InlineData(403, """{"detail":"{\"type\":\"authentication_error\",\"code\":\"authentication_failed\"}"}""")]
    [InlineData(200, "Invalid API key")]
    [InlineData(200, """{"error_code":"key_invalid"}""")]
    [InlineData(200, """{"result":{"content":[{"text":"authentication_error -32001"}]}}""")]
    [InlineData(200, """{"error":{"code":-32001,"data":{"type":"authentication_error"}},"result":{}}""")]
    [InlineData(200, """{"error":"{\"code\":-32001,\"data\":{\"type\":\"authentication_error\"}}"}""")]
    [InlineData(200, """{"error":{"code":"-32001","data":{"type":"authentication_error"}}}""")]
    [InlineData(200, """{"nested":{"error":"Unauthorized"}}""")]
    [InlineData(201, """{"error":"Unauthorized"}""")]
    public void Any_other_response_is_none(int status, string body) => Assert.Null(Classify(status, body));

    [Theory]
    [InlineData(401, "invalid_token", "", "token_expired")]
    [InlineData(403, "invalid_token", "Not in this team.", "team_wrong")]
    [InlineData(403, "invalid_token", "", null)]
    [InlineData(401, "invalid_token", """{"error_code":"brand_new"}""", "token_expired")]
    [InlineData(401, "invalid_token", """{"error_code":"rate_limited"}""", "rate_limited")]
    [InlineData(401, "insufficient_scope", "", null)]
    [InlineData(403, null, "Not in this team.", null)]
    public void A_signal_matches_when_all_that_it_names_match(int status, string? challenge, string body, string? wireCode)
        => Assert.Equal(wireCode, Classify(status, body, challenge)?.ToException(cause: null).WireCode);

    [Fact]
    public void Signals_are_tried_in_the_order_of_the_file()
        => Assert.Equal("token_expired", Classify(401, """{"type":"authentication_error","code":"authentication_failed","detail":"Invalid API key"}""")!.ToException(cause: null).WireCode);

    [Fact]
    public void The_error_keeps_the_wait_and_the_cause()
    {
        var cause = new InvalidOperationException();
        var exception = SignalClassifier.Instance.Classify(new InspectedResponse { StatusCode = 429, RetryAfter = TimeSpan.FromSeconds(7) })!.ToException(cause);

        Assert.Equal((TimeSpan.FromSeconds(7), cause), (exception.RetryAfter, exception.InnerException));
    }

    [Theory]
    [InlineData(200, """{"jsonrpc":"2.0","id":1,"result":{"text":"Invalid API key"}}""")]
    [InlineData(200, """{"error":{"code":-32700,"message":"Parse error"}}""")]
    [InlineData(404, """{"message":"Not here."}""")]
    public void What_is_no_error_allocates_nothing(int status, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var isError = false;
        Look();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Look();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.False(isError);

        void Look()
        {
            isError |= SignalClassifier.Instance.Classify(new InspectedResponse { StatusCode = status, Body = body }) is not null;
            isError |= SignalError.TryParse(body, status, out _);
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "text/html", "<p>Der schlüssel \"ungültig\".</p>", "key_invalid")]
    [InlineData(HttpStatusCode.OK, "application/json", """{"error":"Unauthorized"}""", "key_invalid")]
    [InlineData(HttpStatusCode.OK, "text/plain", """{"error":"Unauthorized"}""", null)]
    [InlineData(HttpStatusCode.OK, "application/json", """{"result":"Unauthorized"}""", null)]
    public async Task A_response_that_a_signal_matches_is_thrown_and_its_body_can_be_read_again(HttpStatusCode status, string mediaType, string body, string? wireCode)
    {
        using var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

        var exception = await Record.ExceptionAsync(() => SignalException.ThrowIfAuthErrorAsync(response).AsTask());

        Assert.Equal(wireCode, (exception as SignalException)?.WireCode);
        Assert.Equal(wireCode is null, exception is null);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public void After_a_signal_the_hint_is_that_of_the_catalog()
        => Assert.Equal("Authentication failed (401): Invalid API key\n💡 Create a new key.", Classify(401, "Invalid API key")!.ToException(cause: null).Message);

    [Fact]
    public void Only_a_catalog_with_such_a_signal_has_successes_inspected()
    {
        Assert.True(SignalClassifier.Instance.InspectsSuccess);
        Assert.False(Deposium.Auth.MCPAuthClassifier.Instance.InspectsSuccess);
    }

    [Fact]
    public void The_message_of_a_plain_401_stands_where_the_catalog_says()
        => Assert.Equal("No.", ((IAuthErrorClassifier)SignalClassifier.Instance).ReadMessage("""{"message":"No."}"""u8));

    private static AuthFailure? Classify(int status, string body, string? challenge = null)
        => SignalClassifier.Instance.Classify(new InspectedResponse { StatusCode = status, Body = Encoding.UTF8.GetBytes(body), Challenge = challenge });
}
