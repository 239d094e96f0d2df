using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A caller that gives up ends its own request and nothing else.</summary>
public sealed class CancellationTests : IAsyncDisposable
{
    private const int HangGuard = 60_000;

    private readonly Rig _rig = new();
    private readonly StubServer _server = StubServer.Accepting("access-1");

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact(Timeout = HangGuard)]
    public async Task Cancelled_before_it_is_sent_a_request_costs_nothing()
    {
        using var client = _rig.CreateClient(_server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("/", new CancellationToken(canceled: true)));
        Assert.Empty(_server.Requests);
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact(Timeout = HangGuard)]
    public async Task Cancelled_during_recovery_the_refresh_goes_on_and_serves_the_next_request()
    {
        using var client = _rig.CreateClient(_server);
        using var cancellation = new CancellationTokenSource();
        _rig.Issuer.Close();
        var sending = client.GetAsync("/", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        _rig.Issuer.Open();
        using var next = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(1, _rig.Issuer.Calls);
        Assert.Equal("access-1", (await _rig.Store.ReadAsync(default))!.AccessToken);
    }

    [Fact(Timeout = HangGuard)]
    public async Task Cancelled_while_it_is_sent_again_a_request_ends_and_the_new_token_stays()
    {
        using var client = _rig.CreateClient(_server);
        using var cancellation = new CancellationTokenSource();
        _server.Delay = async cancelled =>
        {
            if (_server.Requests.Count == 2)
            {
                await cancellation.CancelAsync();
                cancelled.ThrowIfCancellationRequested();
            }
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(request, cancellation.Token));
        Assert.Equal(2, _server.Requests.Count);
        Assert.Null(request.Headers.Authorization);
        Assert.Equal("access-1", (await _rig.Session.GetTokenAsync()).AccessToken);
    }

    [Fact(Timeout = HangGuard)]
    public async Task The_time_limit_of_a_client_ends_its_wait_for_a_refresh_and_not_the_refresh()
    {
        using var client = _rig.CreateClient(_server);
        client.Timeout = TimeSpan.FromMilliseconds(50);
        _rig.Issuer.Close();
        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync("/"));
        _rig.Issuer.Open();

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal("access-1", (await _rig.Session.RecoverAsync(_rig.Issuer.First())).AccessToken);
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Fact(Timeout = HangGuard)]
    public async Task A_connection_that_fails_is_the_failure_of_a_connection_and_leaves_no_credential_on_the_request()
    {
        using var client = _rig.CreateClient(new StubServer(_ => throw new HttpRequestException("No route.")));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request));
        Assert.False(request.Headers.Any());
        Assert.Equal(0, _rig.Issuer.Calls);
    }
}
