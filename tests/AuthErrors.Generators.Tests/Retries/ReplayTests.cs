using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries;

public sealed class ReplayTests
{
    private const string Twice = "The request is sent twice through HttpClient, which refuses it; send a copy";
    private const string Spent = "The body of the request was read before this send and may not be readable again; buffer it before the first send";
    private const string Dropped = "The copy of the request has no body; give it the body of the original";

    private const string Prelude = """
        using System;
        using System.IO;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using AuthErrors;

        interface IGate
        {
            string Current { get; }

            [RefreshesToken(SingleFlight = true)]
            Task<string> RecoverAsync(string rejected);
        }

        static class Messages
        {
            public static void Attach(this HttpRequestMessage message, string token) => message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

            public static bool IsRejected(this HttpResponseMessage response) => response.StatusCode == HttpStatusCode.Unauthorized;
        }

        """;

    [Theory]
    [InlineData("var m = new HttpRequestMessage(HttpMethod.Get, address);", "await {|#0:http.SendAsync(m)|}")]
    [InlineData("var m = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(text) };", "await {|#0:http.SendAsync(m, HttpCompletionOption.ResponseHeadersRead)|}")]
    [InlineData("var m = new HttpRequestMessage { RequestUri = new Uri(address) };", "await {|#0:http.SendAsync(m, HttpCompletionOption.ResponseHeadersRead, default)|}")]
    public Task HttpClient_takes_a_message_once(string message, string retry) => Client($$"""
        {{message}}
        m.Attach(token);
        var response = await http.SendAsync(m);
        if (response.IsRejected())
        {
            m.Attach(await gate.RecoverAsync(token));
            response = {{retry}};
        }

        return response;
        """, Twice);

    [Theory]
    [InlineData("new StreamContent(body)", "new StreamContent(body)", Spent)]
    [InlineData("new StreamContent(new FileStream(text, FileMode.Open))", null, null)]
    [InlineData("new StreamContent(file)", "new StreamContent(file)", Spent)]
    [InlineData("new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(text)))", null, null)]
    [InlineData("new StringContent(text)", null, null)]
    [InlineData("new ByteArrayContent(new byte[4])", null, null)]
    [InlineData("new MultipartFormDataContent { { new StringContent(text), text } }", null, null)]
    public Task A_stream_gives_its_body_once(string first, string? second, string? message) => Client($$"""
        var file = File.OpenRead(text);
        var m = new HttpRequestMessage(HttpMethod.Post, address) { Content = {{first}} };
        m.Attach(token);
        var response = await http.SendAsync(m);
        if (response.IsRejected())
        {
            m = new HttpRequestMessage(HttpMethod.Post, address) { Content = {{second ?? first}} };
            m.Attach(await gate.RecoverAsync(token));
            response = await {|#0:http.SendAsync(m)|};
        }

        return response;
        """, message);

    [Theory]
    [InlineData("", Spent)]
    [InlineData("await content.LoadIntoBufferAsync();", null)]
    [InlineData("await content.ReadAsStringAsync();", null)]
    [InlineData("await content.ReadAsStreamAsync();", Spent)]
    [InlineData("if (text.Length > 4) await content.LoadIntoBufferAsync();", Spent)]
    [InlineData("_ = content.Headers;", Spent)]
    public Task A_content_is_sent_twice_when_it_was_buffered(string before, string? message) => Client($$"""
        var content = new StreamContent(body);
        {{before}}
        var response = await http.PostAsync(address + "?token=" + token, content);
        if (response.IsRejected())
        {
            token = await gate.RecoverAsync(token);
            response = await {|#0:http.PostAsync(address + "?token=" + token, content)|};
        }

        return response;
        """, message);

    [Fact]
    public Task A_part_that_can_be_read_once_makes_the_whole_so() => Client("""
        var parts = new MultipartFormDataContent();
        parts.Add(new StreamContent(body), "file");
        var response = await http.PostAsync(address + "?token=" + token, parts);
        if (response.IsRejected())
        {
            token = await gate.RecoverAsync(token);
            response = await {|#0:http.PostAsync(address + "?token=" + token, parts)|};
        }

        return response;
        """, Spent);

    [Fact]
    public Task A_stream_that_was_rewound_can_be_sent_again() => Client("""
        var response = await http.PostAsync(address + "?token=" + token, new StreamContent(body));
        if (response.IsRejected())
        {
            token = await gate.RecoverAsync(token);
            body.Position = 0;
            response = await http.PostAsync(address + "?token=" + token, new StreamContent(body));
        }

        return response;
        """, message: null);

    [Fact]
    public Task Each_turn_may_make_its_message_anew() => Client("""
        for (var turn = 0; ; turn++)
        {
            var m = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(text) };
            m.Attach(token);
            var response = await http.SendAsync(m);
            if (!response.IsRejected() || turn > 0)
            {
                return response;
            }

            token = await gate.RecoverAsync(token);
        }
        """, message: null);

    [Fact]
    public Task A_message_that_is_made_before_the_loop_is_sent_twice() => Client("""
        var m = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(text) };
        for (var turn = 0; ; turn++)
        {
            m.Attach(token);
            var response = await {|#0:http.SendAsync(m)|};
            if (!response.IsRejected() || turn > 0)
            {
                return response;
            }

            token = await gate.RecoverAsync(token);
        }
        """, Twice);

    [Theory]
    [InlineData("", "request", Spent)]
    [InlineData("", "new HttpRequestMessage(request.Method, request.RequestUri)", Dropped)]
    [InlineData("", "new HttpRequestMessage { Method = request.Method, RequestUri = request.RequestUri }", Dropped)]
    [InlineData("", "new HttpRequestMessage(HttpMethod.Get, request.RequestUri)", null)]
    [InlineData("", "new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content }", Spent)]
    [InlineData("", "new HttpRequestMessage(request.Method, request.RequestUri) { Content = new StringContent(await request.Content!.ReadAsStringAsync()) }", Spent)]
    [InlineData("", "new HttpRequestMessage(request.Method, request.RequestUri) { Content = Compose() }", null)]
    [InlineData("request.Content = new StringContent(string.Empty);", "request", null)]
    [InlineData("request.Content = null;", "request", null)]
    [InlineData("if (request.Content is { } content) await content.LoadIntoBufferAsync();", "request", null)]
    [InlineData("await (request.Content?.LoadIntoBufferAsync() ?? Task.CompletedTask);", "request", null)]
    [InlineData("if (request.Method != HttpMethod.Get) await request.Content!.LoadIntoBufferAsync();", "request", null)]
    [InlineData("if (!HttpMethod.Get.Equals(request.Method)) await request.Content!.LoadIntoBufferAsync();", "request", null)]
    [InlineData("if (request.Method == HttpMethod.Post) await request.Content!.LoadIntoBufferAsync();", "request", Spent)]
    [InlineData("var kept = new MemoryStream(); if (request.Content is not null) { await request.Content.CopyToAsync(kept); request.Content = new ByteArrayContent(kept.ToArray()); }", "request", null)]
    public Task A_handler_sends_the_body_again(string before, string again, string? message) => Handler($$"""
        {{before}}
        var token = gate.Current;
        request.Attach(token);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsRejected())
        {
            var again = {{again}};
            again.Attach(await gate.RecoverAsync(token));
            response = await {|#0:base.SendAsync(again, cancellationToken)|};
        }

        return response;
        """, message);

    [Theory]
    [InlineData("request.Content is not null")]
    [InlineData("request.Method != HttpMethod.Get")]
    [InlineData("request.Method.Method != \"HEAD\"")]
    public Task Requests_with_a_body_may_be_left_alone(string condition) => Handler($$"""
        var token = gate.Current;
        request.Attach(token);
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsRejected() || {{condition}})
        {
            return response;
        }

        request.Attach(await gate.RecoverAsync(token));
        return await base.SendAsync(request, cancellationToken);
        """, message: null);

    [Fact]
    public Task A_client_over_a_handler_of_this_project_takes_a_message_once() => RunAsync("""
        sealed class Handler(IGate gate) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => await base.SendAsync(request, cancellationToken);
        }

        sealed class Client(IGate gate)
        {
            public async Task<HttpResponseMessage> Run()
            {
                var http = new HttpClient(new Handler(gate));
                var token = gate.Current;
                var m = new HttpRequestMessage(HttpMethod.Get, "https://example.test");
                m.Attach(token);
                var response = await http.SendAsync(m);
                if (response.IsRejected())
                {
                    m.Attach(await gate.RecoverAsync(token));
                    response = await {|#0:http.SendAsync(m)|};
                }

                return response;
            }
        }
        """, Twice);

    [Fact]
    public Task It_is_shown_in_the_method_that_the_request_starts_with() => RunAsync("""
        sealed class Client(IGate gate, HttpClient http)
        {
            public async Task<HttpResponseMessage> Run()
            {
                var m = new HttpRequestMessage(HttpMethod.Get, "https://example.test");
                var token = gate.Current;
                var response = await SendAsync(m, token);
                return response.IsRejected() ? await {|#0:SendAsync(m, await gate.RecoverAsync(token))|} : response;
            }

            private Task<HttpResponseMessage> SendAsync(HttpRequestMessage m, string token)
            {
                m.Attach(token);
                return {|#1:http.SendAsync(m)|};
            }
        }
        """, Twice, 1);

    [Fact]
    public Task A_message_with_the_token_in_its_address_is_a_message() => Client("""
        var m = new HttpRequestMessage(HttpMethod.Get, address + "?token=" + token);
        var response = await http.SendAsync(m);
        if (response.IsRejected())
        {
            token = await gate.RecoverAsync(token);
            m.RequestUri = new Uri(address + "?token=" + token);
            response = await {|#0:http.SendAsync(m)|};
        }

        return response;
        """, Twice);

    private static Task Client(string body, string? message) => RunAsync($$"""
        sealed class Client(IGate gate, HttpClient http)
        {
            public async Task<HttpResponseMessage> Run(string address, string text, Stream body)
            {
                var token = gate.Current;
                {{body}}
            }
        }
        """, message);

    private static Task Handler(string body, string? message) => RunAsync($$"""
        abstract class Handler(IGate gate) : DelegatingHandler
        {
            protected abstract HttpContent? Compose();

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                {{body}}
            }
        }
        """, message);

    private static Task RunAsync(string code, string? message, params int[] through)
    {
        var test = new CSharpAnalyzerTest<RetryAnalyzer> { TestCode = Prelude + code, DisabledDiagnostics = { "AUTH3009" } };
        test.TestState.AdditionalReferences.Add(typeof(RefreshesTokenAttribute).Assembly);
        if (message is not null)
        {
            var expected = new DiagnosticResult(Rule.AUTH3008_RequestMustBeSendableAgain).WithLocation(0).WithMessage(message);
            test.ExpectedDiagnostics.Add(through.Aggregate(expected, static (result, place) => result.WithLocation(place)));
        }

        return test.RunAsync();
    }
}
