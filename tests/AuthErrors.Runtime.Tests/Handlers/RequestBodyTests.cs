using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Responses;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A body is sent again to the byte, or not at all.</summary>
public sealed class RequestBodyTests : IAsyncDisposable
{
    private const int Limit = 5000;

    private static readonly Dictionary<string, Func<int, HttpContent>> Contents = new(StringComparer.Ordinal)
    {
        ["string"] = length => new StringContent(Text(length)),
        ["bytes"] = length => new ByteArrayContent(Encoding.UTF8.GetBytes(Text(length))),
        ["memory"] = length => new ReadOnlyMemoryContent(Encoding.UTF8.GetBytes(Text(length))),
        ["form"] = length => new FormUrlEncodedContent([new("field", Text(length - 6))]),
        ["JSON"] = length => JsonContent.Create(Text(length - 2)),
        ["seekable stream"] = length => new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Text(length)))),
        ["stream"] = length => new StreamContent(new OneWayStream(Text(length))),
        ["stream with a length"] = length => WithLength(new StreamContent(new OneWayStream(Text(length))), length),
        ["custom with a length"] = length => new CustomContent(Text(length), hasLength: true),
        ["custom"] = length => new CustomContent(Text(length), hasLength: false),
        ["parts"] = length => new MultipartContent("mixed", "b") { new StringContent(Text(length)), new StreamContent(new MemoryStream([1, 2, 3])) },
    };

    private readonly Rig _rig = new();

    public RequestBodyTests() => _rig.Options.MaxBufferedRequestBytes = Limit;

    public static TheoryData<string, int, bool> Cases => new()
    {
        { "string", Limit * 2, true },
        { "bytes", Limit * 2, true },
        { "memory", Limit * 2, true },
        { "form", Limit * 2, true },
        { "JSON", Limit * 2, true },
        { "seekable stream", Limit * 2, true },
        { "parts", Limit * 2, true },
        { "stream", 0, true },
        { "stream", Limit, true },
        { "stream", Limit + 1, false },
        { "stream", Limit * 20, false },
        { "stream with a length", Limit, true },
        { "stream with a length", Limit + 1, false },
        { "custom with a length", Limit, true },
        { "custom with a length", Limit + 1, false },
        { "custom", 10, false },
    };

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rejected_body_is_sent_again_to_the_byte_or_not_at_all(string kind, int length, bool isSentAgain)
    {
        var expected = await Contents[kind](length).ReadAsByteArrayAsync();
        var server = StubServer.Accepting("access-1");
        using var client = _rig.CreateClient(server);
        using var content = Contents[kind](length);
        var error = await Record.ExceptionAsync(() => client.PostAsync("/", content));

        Assert.All(server.Requests, request => Assert.Equal(expected, request.Body));
        Assert.Equal(isSentAgain ? 2 : 1, server.Requests.Count);
        Assert.Equal(1, _rig.Issuer.Calls);
        if (isSentAgain)
        {
            Assert.Null(error);
        }
        else
        {
            var rejection = Assert.IsType<AuthErrorException>(error);
            Assert.Equal(401, rejection.StatusCode);
            Assert.Contains("MaxBufferedRequestBytes", Assert.IsType<InvalidOperationException>(rejection.InnerException).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stream_that_did_not_start_at_its_beginning_is_sent_again_from_where_it_started()
    {
        var server = StubServer.Accepting("access-1");
        using var client = _rig.CreateClient(server);
        using var content = new StreamContent(new MemoryStream([1, 2, 3, 4]) { Position = 2 });
        using var response = await client.PostAsync("/", content);

        Assert.Equal<byte[]>([[3, 4], [3, 4]], server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Parts_that_can_be_read_only_once_are_kept_within_the_limit()
    {
        var server = StubServer.Accepting("access-1");
        using var client = _rig.CreateClient(server);
        using var content = new MultipartContent("mixed", "b") { WithLength(new StreamContent(new OneWayStream("once")), 4), new OddPart() };
        var error = await Record.ExceptionAsync(() => client.PostAsync("/", content));

        // The second part has no length, so that the whole has none: it is sent once.
        Assert.IsType<AuthErrorException>(error);
        Assert.Contains("once", Encoding.UTF8.GetString(Assert.Single(server.Requests).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_keeps_its_headers_when_it_is_kept()
    {
        var types = new List<string?>();
        var server = new StubServer(request =>
        {
            types.Add(request.Message.Content!.Headers.ContentType?.ToString());
            return Answer.Status(types.Count == 1 ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        });
        using var client = _rig.CreateClient(server);
        using var content = new StreamContent(new OneWayStream("{}"));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        using var response = await client.PostAsync("/", content);

        Assert.Equal(["application/json; charset=utf-8", "application/json; charset=utf-8"], types);
    }

    [Fact]
    public async Task No_more_than_the_limit_and_a_byte_is_read_before_the_body_is_sent()
    {
        var body = new CountingStream(100 * Limit);
        var readBefore = -1L;
        using var client = _rig.CreateClient(new Uploads(() => readBefore = body.BytesRead));
        using var content = new StreamContent(body);
        using var response = await client.PostAsync("/", content);

        Assert.InRange(readBefore, 0, Limit + 1);
        Assert.Equal(100 * Limit, body.BytesRead);
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_long_is_not_read_before_it_is_sent()
    {
        var body = new CountingStream(Limit + 1);
        var readBefore = -1L;
        using var client = _rig.CreateClient(new Uploads(() => readBefore = body.BytesRead));
        using var content = WithLength(new StreamContent(body), Limit + 1);
        using var response = await client.PostAsync("/", content);

        Assert.Equal(0, readBefore);
    }

    private static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index % 26))));

    private static StreamContent WithLength(StreamContent content, long length)
    {
        content.Headers.ContentLength = length;
        return content;
    }

    /// <summary>A content of the user's own, which writes itself once and for all it says.</summary>
    private sealed class CustomContent(string text, bool hasLength) : HttpContent
    {
        private readonly OneWayStream _once = new(text);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _once.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = text.Length;
            return hasLength;
        }
    }

    private sealed class OddPart : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Takes uploads, and says when one begins.</summary>
    private sealed class Uploads(Action begins) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, System.Threading.CancellationToken cancellationToken)
        {
            begins();
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
