using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AuthErrors.Runtime.Tests.Observability;

/// <summary>
/// Secrets with a mark on them go through everything that can happen, and every sink is searched for the mark: logs (the client factory's too), metrics,
/// traces, texts of exceptions, and what things print as.
/// </summary>
[Collection(nameof(ObservabilityCollection))]
public sealed class CanaryTests : IDisposable
{
    private const string Canary = "c4n4ry";
    private const string ApiKeyVariable = "AUTHERRORS_TEST_CANARY_KEY";

    private static readonly Uri Origin = new("https://service.example");

    private readonly Recording _recording = new();
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _texts = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("autherrors-canary-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ApiKeyVariable, null);
        _recording.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public static TheoryData<string> Answers => new(
        """{"access_token":"c4n4ry-new","refresh_token":"c4n4ry-new-refresh"}""",
        """{"error":"invalid_grant","error_description":"c4n4ry-refresh was revoked"}""",
        """{"error":"c4n4ry-refresh"}""",
        "c4n4ry-refresh",
        """{"access_token":"c4n4ry not sendable"}""",
        "broken");

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task FieldNote17_No_secret_gets_out_whatever_the_token_endpoint_answers(string answer)
    {
        using var endpoint = new HttpClient(new Server((_, _) => answer == "broken"
            ? throw new HttpRequestException("The connection was refused.")
            : Answer(answer.Contains("new", StringComparison.Ordinal) || answer.Contains("sendable", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer)));
        await RunAsync(new InMemoryTokenStore(Token()), endpoint, "401");
        AssertSilence();
    }

    [Theory]
    [InlineData("401")]
    [InlineData("401 echo")]
    [InlineData("302")]
    [InlineData("302 abroad")]
    [InlineData("transport")]
    public async Task FieldNote17_No_secret_gets_out_whatever_the_server_does(string server)
    {
        using var endpoint = new HttpClient(new Server(static (_, _) => Answer(HttpStatusCode.OK, """{"access_token":"c4n4ry-new","refresh_token":"c4n4ry-new-refresh"}""")));
        await RunAsync(new InMemoryTokenStore(Token()), endpoint, server);
        AssertSilence();
    }

    [Theory]
    [InlineData("""{"access_token":"c4n4ry-torn""")]
    [InlineData("""{"access_token":"c4n4ry","kind":"c4n4ry"}""")]
    [InlineData("""{"access_token":["c4n4ry"]}""")]
    [InlineData("""{"access_token":"c4n4ry","expires_at":"c4n4ry"}""")]
    [InlineData("""{"access_token":"c4n4ry with a space"}""")]
    [InlineData("c4n4ry")]
    public async Task FieldNote17_No_secret_gets_out_of_a_file_that_is_broken(string content)
    {
        var path = Path.Combine(_folder, "token.json");
        await File.WriteAllTextAsync(path, content);
        var store = new FileTokenStore(path);
        using var endpoint = new HttpClient(new Server(static (_, _) => Answer(HttpStatusCode.OK, "{}")));
        await RunAsync(store, endpoint, "200");

        Assert.Contains(_texts, text => text.Contains(path, StringComparison.Ordinal));
        AssertSilence();
    }

    [Theory]
    [InlineData("c4n4ry-key")]
    [InlineData("c4n4ry key")]
    public async Task FieldNote17_The_users_key_does_not_get_out(string key)
    {
        Environment.SetEnvironmentVariable(ApiKeyVariable, key);
        using var endpoint = new HttpClient(new Server(static (_, _) => Answer(HttpStatusCode.OK, "{}")));
        await RunAsync(new InMemoryTokenStore(), endpoint, "401 echo");
        AssertSilence();
    }

    [Fact]
    public void FieldNote17_Things_print_as_what_they_are_without_what_they_hold()
    {
        var token = Token();
        foreach (var thing in new object[]
                 {
                     token, new IssueRequest(token), new IssueResult.Issued(token), new InMemoryTokenStore(token), new TokenSession(new InMemoryTokenStore(token)),
                     new RefreshTokenIssuerOptions { TokenEndpoint = Origin, ClientSecret = Canary },
                 })
        {
            _texts.Add(thing.ToString()!);
        }

        Assert.Throws<ArgumentException>(() => Noted(() => new AuthToken(Canary + "\n", CredentialKind.OAuth)));
        AssertSilence();
    }

    private static AuthToken Token() => new("c4n4ry-access", CredentialKind.OAuth, "c4n4ry-refresh");

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>What a program does with a client: ask, ask again, log out, stop. Every failure is noted as it prints.</summary>
    private async Task RunAsync(ITokenStore store, HttpClient endpoint, string server)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new RecordingProvider(_recording)));
        services.AddHttpClient("client")
            .ConfigurePrimaryHttpMessageHandler(() => new Server((request, attempt) => Serve(server, request, attempt)))
            .AddAuthRecovery(Origin, _ => new TokenSession(
                store,
                new RefreshTokenIssuer(endpoint, new RefreshTokenIssuerOptions { TokenEndpoint = new Uri(Origin, "/token"), ClientSecret = "c4n4ry-client", MaxAttempts = 1 }),
                new TokenSessionOptions { ApiKeyVariable = ApiKeyVariable, Logger = _recording, TimeProvider = _time }));
        await using var provider = services.BuildServiceProvider();
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Origin, "/mcp")) { Content = new StringContent("{}") };
            await NotedAsync(async () =>
            {
                using var response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("client").SendAsync(request);
                _texts.Add(response.ToString());
            });
            _texts.Add(request.ToString());
        }

        await NotedAsync(async () => _texts.Add((await provider.GetRequiredKeyedService<TokenSession>("client").GetTokenAsync()).ToString()));
        await NotedAsync(async () => await provider.GetRequiredKeyedService<TokenSession>("client").ResetAsync());
    }

    private static HttpResponseMessage Serve(string server, HttpRequestMessage request, int attempt)
    {
        var credential = request.Headers.Authorization?.Parameter;
        switch (server)
        {
            case "401 echo":
                return Answer(HttpStatusCode.Unauthorized, $$"""{"message":"The token {{credential}} is not known."}""");
            case "302" or "302 abroad" when attempt == 1:
                return new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(server == "302" ? "/elsewhere" : "https://abroad.example/", UriKind.RelativeOrAbsolute) } };
            case "transport":
                throw new HttpRequestException("The connection broke.");
            default:
                return Answer(server == "200" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, "{}");
        }
    }

    private T Noted<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception)
        {
            _texts.Add(exception.ToString());
            throw;
        }
    }

    private async Task NotedAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception exception)
        {
            _texts.Add(exception.ToString());
        }
    }

    private void AssertSilence()
    {
        Assert.NotEmpty(_texts);
        Assert.DoesNotContain(Canary, _recording.Everything + string.Join('\n', _texts), StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Server(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
    {
        private int _attempts;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(answer(request, Interlocked.Increment(ref _attempts)));
    }

    private sealed class RecordingProvider(Recording recording) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => recording;

        public void Dispose()
        {
        }
    }
}
