using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using PostHog.Auth;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>Fact 5: the proxy sits on a fetch that refreshes as well. One request causes one refresh, whatever the layers.</summary>
public sealed class NestedLayersTests : IAsyncLifetime
{
    private PostHogRig _rig = null!;
    private TokenSession _other = null!;

    public static TheoryData<string> Layers => new("our handler twice", "our handler over the fetch", "our handler over a fetch with a session of its own");

    public async Task InitializeAsync()
    {
        _rig = await PostHogRig.StartAsync();
        _other = new TokenSession(new FileTokenStore(_rig.Folder.File), _rig.Issuer);
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_dead_token_is_refreshed_once(string layers)
    {
        _rig.Server.MintElsewhere();
        using var client = CreateClient(layers);
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([PostHogRig.Bearer(_rig.Login), PostHogRig.Bearer(await _rig.Store.ReadAsync(default))], _rig.Server.Credentials);
        Assert.Equal(1, _rig.Server.Refreshes);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_request_that_is_always_rejected_refreshes_once(string layers)
    {
        _rig.Server.Answer = PostHogAnswer.Unauthorized;
        using var client = CreateClient(layers);
        await Assert.ThrowsAnyAsync<AuthErrorException>(() => PostHogRig.AskAsync(client));

        Assert.Equal((1, 1), (_rig.Server.Refreshes, _rig.Server.TokenRequests));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task No_request_loses_the_token_that_it_has_just_been_given_to_the_refresh_of_another(string layers)
    {
        _rig.Server.MintElsewhere();
        using var client = CreateClient(layers);
        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostHogRig.AskAsync(client)));

        Assert.All(responses, static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal((1, false), (_rig.Server.Refreshes, _rig.Server.HasSeenReplay));
        Array.ForEach(responses, static response => response.Dispose());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tools_that_are_called_through_the_bridge_over_the_fetch_refresh_once(bool hasOwnSession)
    {
        var fetch = new SelfRefreshingFetch(hasOwnSession ? _other : _rig.Session, new SocketsHttpHandler());
        await using var transport = McpAuthTransport.Create(
            new HttpClientTransportOptions { Endpoint = new Uri(_rig.Server.Address, "mcp") }, _rig.Session, new AuthRecoveryOptions { Classifier = PostHogClassifier.Instance }, fetch);
        await using var client = await McpClient.CreateAsync(transport);
        _rig.Server.MintElsewhere();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CallToolAsync("whoami").AsTask()));

        Assert.All(results, static result => Assert.Equal("hedgehog", result.Content.OfType<TextContentBlock>().Single().Text));
        Assert.Equal((1, false), (_rig.Server.Refreshes, _rig.Server.HasSeenReplay));
    }

    private HttpClient CreateClient(string layers)
    {
        HttpMessageHandler sockets = new SocketsHttpHandler();
        return _rig.CreateClient(layers switch
        {
            "our handler twice" => _rig.CreateHandler(sockets),
            "our handler over the fetch" => new SelfRefreshingFetch(_rig.Session, sockets),
            _ => new SelfRefreshingFetch(_other, sockets),
        });
    }
}
