using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>The factory renews its handlers every two minutes. All state is in the session, which is one.</summary>
public sealed class HttpClientFactoryTests
{
    private static readonly Uri OtherOrigin = new("https://other.example/");

    private readonly ScriptedIssuer _issuer = new();
    private readonly StubServer _server = StubServer.Accepting("access-1");
    private readonly List<TokenSession> _sessions = [];

    [Fact]
    public void An_origin_that_would_let_credentials_be_read_is_refused_where_it_is_named()
        => Assert.Throws<ArgumentException>(
            "origin", () => new ServiceCollection().AddHttpClient("client").AddAuthRecovery(new Uri("http://api.example"), _ => throw new InvalidOperationException()));

    [Fact]
    public void A_function_that_makes_no_session_is_named_in_the_error()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("client").AddAuthRecovery(new Uri("https://api.example"), _ => null!);
        using var provider = services.BuildServiceProvider();
        var error = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IHttpClientFactory>().CreateClient("client"));

        Assert.Equal("AddAuthRecovery was given a function that makes no session.", error.Message);
    }

    [Fact]
    public async Task FieldNote16_However_many_handlers_there_are_there_is_one_session_and_one_refresh()
    {
        await using var services = Build(client => client.AddAuthRecovery(Rig.Origin, _ => CreateSession()));
        for (var round = 0; round < 3; round++)
        {
            // A chain of its own each time, as when the factory has thrown the last one away.
            using var invoker = new HttpMessageInvoker(Recycle(services));
            using var request = new HttpRequestMessage(HttpMethod.Get, Rig.Origin);
            using var response = await invoker.SendAsync(request, default);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Single(_sessions);
        Assert.Equal(1, _issuer.Calls);
        Assert.Same(_sessions[0], services.GetRequiredKeyedService<TokenSession>("x"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_session_ends_with_the_container(bool isAsynchronous)
    {
        var services = Build(client => client.AddAuthRecovery(Rig.Origin, _ => CreateSession()));
        using var response = await CreateClient(services).GetAsync(Rig.Origin);
        if (isAsynchronous)
        {
            await services.DisposeAsync();
        }
        else
        {
            services.Dispose();
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Assert.Single(_sessions).GetTokenAsync().AsTask());
    }

    [Fact]
    public async Task A_client_of_two_origins_gives_each_its_own_credential()
    {
        await using var services = Build(client => client
            .AddAuthRecovery(Rig.Origin, _ => CreateSession())
            .AddAuthRecovery(OtherOrigin, _ => CreateSession(new AuthToken("of-the-other", CredentialKind.OAuth))));
        var client = CreateClient(services);
        using var one = await client.GetAsync(Rig.Origin);
        await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync(OtherOrigin));

        Assert.Equal(["Bearer access-0", "Bearer access-1", "Bearer of-the-other"], _server.Authorizations);
    }

    [Fact]
    public async Task Clients_can_share_a_session_of_the_container()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(_ => CreateSession());
        collection.ConfigureHttpClientDefaults(client => client
            .ConfigurePrimaryHttpMessageHandler(() => _server)
            .AddAuthRecovery(Rig.Origin, services => services.GetRequiredService<TokenSession>()));
        await using var services = collection.BuildServiceProvider();
        var factory = services.GetRequiredService<IHttpClientFactory>();
        using var one = await factory.CreateClient("one").GetAsync(Rig.Origin);
        using var two = await factory.CreateClient("two").GetAsync(Rig.Origin);

        Assert.Single(_sessions);
        Assert.Equal(["Bearer access-0", "Bearer access-1", "Bearer access-1"], _server.Authorizations);
    }

    [Fact]
    public async Task The_options_are_those_of_the_client()
    {
        await using var services = Build(client => client.AddAuthRecovery(
            Rig.Origin, _ => CreateSession(new AuthToken("key", CredentialKind.ApiKey)), options => options.ApiKeyHeader = "X-API-Key"));
        await Assert.ThrowsAsync<AuthErrorException>(() => CreateClient(services).GetAsync(Rig.Origin));

        Assert.Equal("key", Assert.Single(_server.Requests).Headers["X-API-Key"]);
    }

    [Theory]
    [InlineData(CredentialKind.OAuth, "access-0")]
    [InlineData(CredentialKind.ApiKey, "the-key-0")]
    public async Task No_log_of_the_factory_holds_a_credential_whatever_it_was_told_to_show(CredentialKind kind, string secret)
    {
        var logger = new ListLogger();
        await using var services = Build(
            client => client
                .AddAuthRecovery(
                    Rig.Origin,
                    _ => CreateSession(new AuthToken(secret, kind, "refresh-0"), new TokenSessionOptions { Logger = logger }),
                    options => options.ApiKeyHeader = "X-API-Key")
                .RedactLoggedHeaders(_ => false),
            logger);
        await Record.ExceptionAsync(() => CreateClient(services).GetAsync(Rig.Origin));

        Assert.Contains(logger.Lines, line => line.Contains(kind == CredentialKind.ApiKey ? "X-API-Key" : "Authorization", StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, line => line.Contains(secret, StringComparison.Ordinal) || line.Contains("access-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_primary_handler_that_is_configured_later_follows_no_redirects_either()
    {
        var sockets = new SocketsHttpHandler();
        var client = new HttpClientHandler();
        await using var services = Build(builder => builder.AddAuthRecovery(Rig.Origin, _ => CreateSession()).ConfigurePrimaryHttpMessageHandler(() => sockets));
        await using var others = Build(builder => builder.AddAuthRecovery(Rig.Origin, _ => CreateSession()).ConfigurePrimaryHttpMessageHandler(() => client));
        var unreachable = new Uri("http://127.0.0.1:9/");
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateClient(services).GetAsync(unreachable));
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateClient(others).GetAsync(unreachable));

        Assert.Equal((false, false), (sockets.AllowAutoRedirect, client.AllowAutoRedirect));
    }

    private static HttpClient CreateClient(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient("x");

    /// <summary>Builds the client's chain anew, outside the factory's cache.</summary>
    private static HttpMessageHandler Recycle(IServiceProvider services)
    {
        var builder = services.GetRequiredService<Microsoft.Extensions.Http.HttpMessageHandlerBuilder>();
        builder.Name = "x";
        foreach (var configure in services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.Extensions.Http.HttpClientFactoryOptions>>().Get("x").HttpMessageHandlerBuilderActions)
        {
            configure(builder);
        }

        return builder.Build();
    }

    private ServiceProvider Build(Action<IHttpClientBuilder> configure, ILoggerProvider? logs = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        configure(services.AddHttpClient("x").ConfigurePrimaryHttpMessageHandler(() => _server));
        return services.BuildServiceProvider();
    }

    private TokenSession CreateSession(AuthToken? token = null, TokenSessionOptions? options = null)
    {
        _sessions.Add(new TokenSession(new InMemoryTokenStore(token ?? _issuer.First()), token is { RefreshToken: null } ? null : _issuer, options));
        return _sessions[^1];
    }
}
