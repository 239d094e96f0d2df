using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Responses;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>What is done about a server that asks to wait.</summary>
public sealed class BackoffTests : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly Rig _rig = new();
    private readonly StubServer _server;
    private int _refusals = 1;

    public BackoffTests()
    {
        _rig.Options.Classifier = new CodeClassifier();
        _server = new StubServer(_ => _refusals-- > 0 ? Answer.Code(HttpStatusCode.TooManyRequests, AuthRecovery.Backoff, Wait) : Answer.Status(HttpStatusCode.OK));
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public void To_wait_for_longer_than_a_day_is_refused_at_once()
    {
        _rig.Options.MaxBackoff = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => _rig.CreateClient(StubServer.Accepting("none")));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(null)]
    [InlineData(4)]
    public async Task A_wait_that_nobody_allowed_is_left_to_the_caller(int? allowed)
    {
        _rig.Options.MaxBackoff = allowed is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        using var client = _rig.CreateClient(_server);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Equal((AuthRecovery.Backoff, Wait, 429), (error.Recovery, error.RetryAfter, error.StatusCode));
        Assert.Single(_server.Requests);
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wait_that_is_allowed_is_kept_to_the_end_and_issues_nothing()
    {
        _rig.Options.MaxBackoff = Wait;
        using var client = _rig.CreateClient(_server);
        var sending = client.GetAsync("/");
        _rig.Time.Advance(Wait - TimeSpan.FromTicks(1));
        Assert.Single(_server.Requests);
        Assert.False(sending.IsCompleted);
        _rig.Time.Advance(TimeSpan.FromTicks(1));
        using var response = await sending;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer access-0", "Bearer access-0"], _server.Authorizations);
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_asks_to_wait_twice_is_not_asked_a_third_time()
    {
        _refusals = 2;
        _rig.Options.MaxBackoff = Wait;
        using var client = _rig.CreateClient(_server);
        var sending = client.GetAsync("/");
        _rig.Time.Advance(Wait);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => sending);

        Assert.Equal(Wait, error.RetryAfter);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_does_not_say_how_long_is_not_asked_again()
    {
        _rig.Options.MaxBackoff = Wait;
        var server = new StubServer(_ => Answer.Code(HttpStatusCode.TooManyRequests, AuthRecovery.Backoff));
        using var client = _rig.CreateClient(server);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync("/"));

        Assert.Null(error.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_token_that_is_there_after_the_wait_is_used_and_not_one_that_has_expired_meanwhile()
    {
        _rig.Options.MaxBackoff = Wait;
        var expiring = new AuthToken("expiring", CredentialKind.OAuth, "refresh-0", _rig.Time.GetUtcNow() + TimeSpan.FromSeconds(3));
        await _rig.Store.CompareReplaceAsync(_rig.Issuer.First(), expiring, default);
        using var client = _rig.CreateClient(_server);
        var sending = client.GetAsync("/");
        _rig.Time.Advance(Wait);
        using var response = await sending;

        Assert.Equal(["Bearer expiring", "Bearer access-1"], _server.Authorizations);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_sent_again_does_not_wait_for_it()
    {
        _rig.Options.MaxBackoff = Wait;
        _rig.Options.MaxBufferedRequestBytes = 2;
        using var client = _rig.CreateClient(_server);
        using var body = new StreamContent(new OneWayStream("three"));
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.PostAsync("/", body));

        Assert.Equal(AuthRecovery.Backoff, error.Recovery);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.DoesNotContain("renewed", error.InnerException.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancellation_ends_the_wait()
    {
        _rig.Options.MaxBackoff = Wait;
        using var client = _rig.CreateClient(_server);
        using var cancellation = new CancellationTokenSource();
        var sending = client.GetAsync("/", cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(_server.Requests);
    }
}
