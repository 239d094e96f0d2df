using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>However the handler is stacked, a request is recovered once, and we send it twice.</summary>
public sealed class NestingTests : IAsyncDisposable
{
    private readonly Rig _rig = new();

    public static TheoryData<string> Chains => new("twice", "two sessions", "twice around a layer that copies", "two sessions around a layer that copies", "inside a layer that copies");

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task A_rejected_request_is_recovered_once(string chain)
    {
        await using var other = new TokenSession(_rig.Store, _rig.Issuer);
        var server = StubServer.Accepting("access-1");
        using var client = CreateClient(chain, other, server);
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer access-0", "Bearer access-1"], server.Authorizations);
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task A_request_that_is_always_rejected_is_sent_twice(string chain)
    {
        await using var other = new TokenSession(_rig.Store, _rig.Issuer);
        var server = StubServer.Accepting("none");
        using var client = CreateClient(chain, other, server);
        await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal(["Bearer access-0", "Bearer access-1"], server.Authorizations);
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task The_401_of_another_origin_recovers_nothing(string chain)
    {
        await using var other = new TokenSession(_rig.Store, _rig.Issuer);
        var server = new StubServer(request => request.Uri.Host == "api.example"
            ? Answer.Redirect(HttpStatusCode.Found, "https://other.example/")
            : Answer.Status(HttpStatusCode.Unauthorized));
        using var client = CreateClient(chain, other, server);
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(["Bearer access-0", null], server.Authorizations);
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_retry_layer_outside_repeats_the_message_and_it_is_not_recovered_again()
    {
        var server = StubServer.Accepting("none");
        using var client = new HttpClient(new PollyHandler(_rig.CreateHandler(server), retries: 3)) { BaseAddress = Rig.Origin };
        await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal(1, _rig.Issuer.Calls);
        Assert.Equal(["Bearer access-0", "Bearer access-1", "Bearer access-1", "Bearer access-1", "Bearer access-1"], server.Authorizations);
    }

    [Fact]
    public async Task A_retry_layer_outside_that_copies_messages_gets_no_second_token()
    {
        var server = StubServer.Accepting("none");
        using var client = new HttpClient(new CloningHandler(_rig.CreateHandler(server), attempts: 4)) { BaseAddress = Rig.Origin };
        await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal(1, _rig.Issuer.Calls);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task A_message_is_recovered_once_in_its_life_also_when_its_first_recovery_helped()
    {
        var accepted = "access-1";
        var server = new StubServer(request => Answer.Status(request.Authorization == "Bearer " + accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
        using var invoker = new HttpMessageInvoker(_rig.CreateHandler(server));
        using var request = new HttpRequestMessage(HttpMethod.Get, Rig.Origin);
        using var response = await invoker.SendAsync(request, default);
        accepted = "access-2";
        await Assert.ThrowsAsync<AuthErrorException>(() => invoker.SendAsync(request, default));

        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_message_that_failed_for_another_reason_can_still_be_recovered()
    {
        _rig.Options.Classifier = new CodeClassifier();
        var calls = 0;
        var server = new StubServer(request => calls++ == 0 ? Answer.Code(HttpStatusCode.Forbidden, AuthRecovery.Surface)
            : Answer.Status(request.Authorization == "Bearer access-1" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
        using var client = new HttpClient(new PollyHandler(_rig.CreateHandler(server), retries: 1)) { BaseAddress = Rig.Origin };
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Fact]
    public async Task A_retry_layer_inside_repeats_with_the_credential()
    {
        var calls = 0;
        var server = new StubServer(request => Answer.Status(++calls % 2 == 1 ? HttpStatusCode.ServiceUnavailable
            : request.Authorization == "Bearer access-1" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
        using var client = _rig.CreateClient(new PollyHandler(server, retries: 1));
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer access-0", "Bearer access-0", "Bearer access-1", "Bearer access-1"], server.Authorizations);
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    private HttpClient CreateClient(string chain, TokenSession other, StubServer server)
    {
        HttpMessageHandler handler = chain switch
        {
            "twice" => _rig.CreateHandler(_rig.CreateHandler(server)),
            "two sessions" => _rig.CreateHandler(new AuthRecoveryHandler(other, Rig.Origin, options: null, server)),
            "twice around a layer that copies" => _rig.CreateHandler(new CloningHandler(_rig.CreateHandler(server))),
            "two sessions around a layer that copies" => _rig.CreateHandler(
                new CloningHandler(new AuthRecoveryHandler(other, Rig.Origin, options: null, server))),
            _ => _rig.CreateHandler(new CloningHandler(server)),
        };
        return new HttpClient(handler) { BaseAddress = Rig.Origin };
    }
}
