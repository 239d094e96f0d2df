using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;
using Deposium.Auth;
using Xunit;

namespace AuthErrors.Runtime.Tests.Responses;

/// <summary>Which bodies are looked at, and that whoever comes next finds them whole.</summary>
public sealed class ErrorResponseTests
{
    private const string Envelope = """{"error_code":"key_invalid"}""";

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("application/problem+json", true)]
    [InlineData("text/json", true)]
    [InlineData("text/html", true)]
    [InlineData("TEXT/PLAIN", true)]
    [InlineData(null, true)]
    [InlineData("text/event-stream", false)]
    [InlineData("Text/Event-Stream; charset=utf-8", false)]
    [InlineData("application/octet-stream", false)]
    [InlineData("application/jsonl", false)]
    public async Task Only_bodies_that_are_text_or_JSON_are_read(string? contentType, bool isRead)
    {
        var stream = new OneWayStream(Envelope);
        using var response = Respond(HttpStatusCode.Unauthorized, stream, contentType);

        Assert.Equal(isRead, await MCPAuthError.ReadAsync(response) is not null);
        Assert.Equal(isRead, stream.WasRead);
        Assert.Equal(Envelope, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, false)]
    [InlineData(HttpStatusCode.SeeOther, false)]
    [InlineData(HttpStatusCode.BadRequest, true)]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    public async Task Only_errors_are_read(HttpStatusCode status, bool isRead)
    {
        var stream = new OneWayStream(Envelope);
        using var response = Respond(status, stream, "application/json");

        Assert.Equal(isRead, await MCPAuthError.ReadAsync(response) is not null);
        Assert.Equal(isRead, stream.WasRead);
    }

    [Theory]
    [InlineData(ErrorResponse.MaxInspectedBytes, true)]
    [InlineData(ErrorResponse.MaxInspectedBytes + 1, false)]
    [InlineData(ErrorResponse.MaxInspectedBytes * 3, false)]
    public async Task A_body_of_unknown_length_is_read_up_to_the_limit_and_handed_on_whole(int length, bool isRead)
    {
        var body = Envelope[..^1] + ",\"message\":\"" + new string('x', length - Envelope.Length - 13) + "\"}";
        Assert.Equal(length, body.Length);

        foreach (var readAgain in new Func<HttpContent, Task<string>>[] { ReadAsString, ReadAsStream, CopyTo, ReadSynchronously, CopySynchronously })
        {
            using var response = Respond(HttpStatusCode.Unauthorized, new OneWayStream(body), "application/json");
            response.Content.Headers.TryAddWithoutValidation("X-Odd", "kept as it is");

            Assert.Equal(isRead, await MCPAuthError.ReadAsync(response) is not null);
            Assert.Equal(isRead, await MCPAuthError.ReadAsync(response) is not null);
            Assert.Equal("kept as it is", response.Content.Headers.GetValues("X-Odd").Single());
            Assert.Equal(body, await readAgain(response.Content));
        }
    }

    [Fact]
    public async Task A_long_body_comes_once_and_says_so_the_second_time()
    {
        var body = new string('x', ErrorResponse.MaxInspectedBytes + 1000);
        using var response = Respond(HttpStatusCode.Unauthorized, new OneWayStream(body), "application/json");
        await MCPAuthError.ReadAsync(response);

        Assert.Equal(body, await CopyTo(response.Content));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CopyTo(response.Content));
    }

    [Fact]
    public async Task A_body_that_is_longer_than_it_says_is_no_envelope_and_handed_on_whole()
    {
        using var response = Respond(HttpStatusCode.Unauthorized, new OneWayStream(Envelope), "application/json");
        response.Content.Headers.ContentLength = 10;

        Assert.Null(await MCPAuthError.ReadAsync(response));
        response.Content.Headers.ContentLength = null;
        Assert.Equal(Envelope, await ReadAsStream(response.Content));
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_long_is_not_touched()
    {
        var stream = new OneWayStream(Envelope);
        using var response = Respond(HttpStatusCode.Unauthorized, stream, "application/json");
        response.Content.Headers.ContentLength = ErrorResponse.MaxInspectedBytes + 1;

        Assert.Null(await MCPAuthError.ReadAsync(response));
        Assert.False(stream.WasRead);
    }

    [Fact]
    public async Task A_buffered_body_stays_where_its_reader_left_it()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent(Envelope) };
        var stream = await response.Content.ReadAsStreamAsync();

        Assert.NotNull(await MCPAuthError.ReadAsync(response));
        Assert.Equal(0, stream.Position);
        Assert.Equal(Envelope, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Disposing_the_response_disposes_the_body_it_had()
    {
        var stream = new OneWayStream(Envelope);
        var response = Respond(HttpStatusCode.Unauthorized, stream, "application/json");
        await MCPAuthError.ReadAsync(response);
        response.Dispose();

        Assert.True(stream.WasDisposed);
    }

    [Fact]
    public async Task Cancellation_ends_the_reading()
    {
        using var response = Respond(HttpStatusCode.Unauthorized, new OneWayStream(Envelope), "application/json");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MCPAuthError.ReadAsync(response, new CancellationToken(canceled: true)).AsTask());
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("120", null, 120)]
    [InlineData("0", null, 0)]
    [InlineData("soon", null, null)]
    [InlineData("Thu, 01 Jan 2026 00:01:00 GMT", "Thu, 01 Jan 2026 00:00:00 GMT", 60)]
    [InlineData("Thu, 01 Jan 2026 00:00:00 GMT", "Thu, 01 Jan 2026 00:01:00 GMT", 0)]
    public void Retry_After_is_seconds_or_a_date_by_the_clock_of_the_server(string? retryAfter, string? date, int? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        response.Headers.TryAddWithoutValidation("Date", date);

        Assert.Equal(seconds, ErrorResponse.GetRetryAfter(response)?.TotalSeconds);
    }

    private static HttpResponseMessage Respond(HttpStatusCode status, Stream stream, string? contentType)
    {
        var content = new StreamContent(stream);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpResponseMessage(status) { Content = content };
    }

    private static Task<string> ReadAsString(HttpContent content) => content.ReadAsStringAsync();

    private static async Task<string> ReadAsStream(HttpContent content)
    {
        using var reader = new StreamReader(await content.ReadAsStreamAsync());
        return await reader.ReadToEndAsync();
    }

    private static Task<string> ReadSynchronously(HttpContent content)
    {
        using var reader = new StreamReader(content.ReadAsStream());
        return Task.FromResult(reader.ReadToEnd());
    }

    private static Task<string> CopySynchronously(HttpContent content)
    {
        using var copy = new MemoryStream();
        content.CopyTo(copy, context: null, CancellationToken.None);
        return Task.FromResult(Encoding.UTF8.GetString(copy.ToArray()));
    }

    private static async Task<string> CopyTo(HttpContent content)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return Encoding.UTF8.GetString(copy.ToArray());
    }
}
