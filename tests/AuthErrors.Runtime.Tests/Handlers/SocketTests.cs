using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>What only real connections show.</summary>
public sealed class SocketTests : IAsyncDisposable
{
    private const int HangGuard = 120_000;

    private readonly ScriptedIssuer _issuer = new();
    private readonly InMemoryTokenStore _store;
    private readonly TokenSession _session;
    private readonly ConcurrentQueue<(string Path, string Method, string? Authorization, string? Custom)> _seen = [];

    public SocketTests()
    {
        _store = new InMemoryTokenStore(_issuer.First());
        _session = new TokenSession(_store, _issuer);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _store.Dispose();
    }

    [Fact(Timeout = HangGuard)]
    public async Task Concurrent_rejections_on_one_HTTP2_connection_cause_one_refresh()
    {
        await using var server = await LoopbackServer.StartAsync(context => RequireAsync(context, "access-1"), HttpProtocols.Http2);
        using var client = CreateClient(server, new SocketsHttpHandler());
        client.DefaultRequestVersion = HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        _issuer.Close();
        var requests = Enumerable.Range(0, 40).Select(_ => client.GetAsync("/")).ToList();
        _issuer.Open();

        foreach (var response in await Task.WhenAll(requests))
        {
            Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version));
            response.Dispose();
        }

        Assert.Equal(1, _issuer.Calls);
    }

    [Theory(Timeout = HangGuard)]
    [InlineData(100)]
    [InlineData(3_000_000)]
    public async Task An_issuer_that_shares_the_only_connection_is_not_starved(int length)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/token")
            {
                return;
            }

            context.Response.StatusCode = context.Request.Headers.Authorization == "Bearer access-1" ? 200 : 401;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(new string('x', length));
        });
        using var sockets = new SocketsHttpHandler { MaxConnectionsPerServer = 1, AllowAutoRedirect = false };
        using var issuerClient = new HttpClient(sockets, disposeHandler: false) { BaseAddress = server.Address };
        var issuer = new CallingIssuer(issuerClient, _issuer);
        await using var session = new TokenSession(_store, issuer);
        using var client = new HttpClient(new AuthRecoveryHandler(session, server.Address, options: null, sockets)) { BaseAddress = server.Address };
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory(Timeout = HangGuard)]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task A_long_download_arrives_while_it_is_sent(string contentType)
    {
        var wasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentType = contentType;
            await context.Response.WriteAsync("first");
            await context.Response.Body.FlushAsync();
            await wasRead.Task;
            await context.Response.WriteAsync("last");
        });
        using var client = CreateClient(server, new SocketsHttpHandler(), new AuthRecoveryOptions { Classifier = new CodeClassifier { InspectsSuccess = true } });
        using var response = await client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var start = new char[5];
        await reader.ReadBlockAsync(start);
        wasRead.SetResult();

        Assert.Equal(("first", "last"), (new string(start), await reader.ReadToEndAsync()));
    }

    [Fact(Timeout = HangGuard)]
    public async Task A_long_upload_is_not_kept_in_memory()
    {
        const long Length = 20_000_000;
        var received = 0L;
        var body = new CountingStream(Length);
        var readAtFirstByte = -1L;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            var buffer = new byte[65536];
            for (int count; (count = await context.Request.Body.ReadAsync(buffer)) > 0; received += count)
            {
                readAtFirstByte = readAtFirstByte < 0 ? body.BytesRead : readAtFirstByte;
            }
        });
        using var client = CreateClient(server, new SocketsHttpHandler());
        using var content = new StreamContent(body);
        using var response = await client.PostAsync("/", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Length, received);
        Assert.InRange(readAtFirstByte, 1, Length - 1);
    }

    [Fact(Timeout = HangGuard)]
    public async Task A_form_is_answered_elsewhere_also_when_its_body_has_no_length()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            if (context.Request.Path == "/form")
            {
                context.Response.Headers.Location = "/answer";
                context.Response.StatusCode = 303;
            }

            return RecordAsync(context);
        });
        using var client = CreateClient(server, new SocketsHttpHandler());
        using var content = JsonContent.Create(new[] { 1, 2, 3 });
        content.Headers.ContentLength = null;
        using var response = await client.PostAsync("/form", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([("/form", "POST"), ("/answer", "GET")], _seen.Select(request => (request.Path, request.Method)));
    }

    [Theory(Timeout = HangGuard)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sockets_take_no_credential_to_another_origin(bool isClientHandler)
    {
        await using var other = await LoopbackServer.StartAsync(async context =>
        {
            await RecordAsync(context);
            context.Response.StatusCode = 401;
        });
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Redirect(new Uri(other.Address, "/taken").AbsoluteUri);
            return RecordAsync(context);
        });
        HttpMessageHandler primary = isClientHandler ? new HttpClientHandler { AllowAutoRedirect = true } : new SocketsHttpHandler { AllowAutoRedirect = true };
        using var client = CreateClient(server, primary);
        client.DefaultRequestHeaders.Add("X-Custom", "secret");
        using var response = await client.GetAsync("/start");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal([("/start", "GET", "Bearer access-0", "secret"), ("/taken", "GET", null, null)], _seen);
        Assert.Equal(0, _issuer.Calls);
    }

    [Theory(Timeout = HangGuard)]
    [InlineData(HttpStatusCode.TemporaryRedirect, "POST", "body")]
    [InlineData(HttpStatusCode.Found, "GET", "")]
    public async Task Sockets_are_redirected_within_an_origin(HttpStatusCode status, string method, string body)
    {
        var received = "";
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await RecordAsync(context);
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            received = await reader.ReadToEndAsync();
            if (context.Request.Path == "/old")
            {
                context.Response.Headers.Location = "/new";
                context.Response.StatusCode = (int)status;
            }
        });
        using var client = CreateClient(server, new SocketsHttpHandler());
        using var content = new StringContent("body");
        using var response = await client.PostAsync("/old", content);

        Assert.Equal([("/old", "POST", "Bearer access-0", null), ("/new", method, "Bearer access-0", null)], _seen);
        Assert.Equal(body, received);
    }

    [Fact(Timeout = HangGuard)]
    public async Task A_primary_handler_that_is_in_use_and_follows_redirects_is_refused()
    {
        await using var server = await LoopbackServer.StartAsync(RecordAsync);
        using var primary = new SocketsHttpHandler();
        using (var earlier = new HttpClient(primary, disposeHandler: false))
        {
            using var first = await earlier.GetAsync(server.Address);
        }

        using var client = CreateClient(server, primary);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("/"));

        Assert.Contains("set AllowAutoRedirect = false", error.Message, StringComparison.Ordinal);
        Assert.Single(_seen);
    }

    [Fact(Timeout = HangGuard)]
    public async Task Concurrent_first_requests_through_handlers_that_share_connections_all_succeed()
    {
        await using var server = await LoopbackServer.StartAsync(RecordAsync);
        for (var round = 0; round < 30; round++)
        {
            using var primary = new SocketsHttpHandler();
            using var start = new Barrier(4);
            var handlers = Enumerable.Range(0, 4).Select(_ => new AuthRecoveryHandler(_session, server.Address, options: null, primary)).ToList();
            var requests = handlers.Select(handler => Task.Factory.StartNew(
                async () =>
                {
                    start.SignalAndWait();
                    using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
                    return await invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, server.Address), CancellationToken.None);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap());

            foreach (var response in await Task.WhenAll(requests))
            {
                response.Dispose();
            }
        }
    }

    private static Task RequireAsync(HttpContext context, string accessToken)
    {
        context.Response.StatusCode = context.Request.Headers.Authorization == "Bearer " + accessToken ? 200 : 401;
        return Task.CompletedTask;
    }

    private Task RecordAsync(HttpContext context)
    {
        string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
        _seen.Enqueue((context.Request.Path, context.Request.Method, Header("Authorization"), Header("X-Custom")));
        return Task.CompletedTask;
    }

    private HttpClient CreateClient(LoopbackServer server, HttpMessageHandler primary, AuthRecoveryOptions? options = null)
        => new(new AuthRecoveryHandler(_session, server.Address, options, primary)) { BaseAddress = server.Address };

    /// <summary>An issuer that asks a server before it answers.</summary>
    private sealed class CallingIssuer(HttpClient client, ITokenIssuer issuer) : ITokenIssuer
    {
        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            using var response = await client.GetAsync("/token", cancellationToken);
            return await issuer.IssueAsync(request, cancellationToken);
        }
    }
}
