using System;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

/// <summary>A login takes the place of what was there, and whoever comes later than it takes its place in turn.</summary>
public sealed class LogInTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedIssuer _issuer;
    private readonly InMemoryTokenStore _store = new();
    private readonly SteppedStore _stepped;

    public LogInTests()
    {
        _issuer = new ScriptedIssuer(_time);
        _stepped = new SteppedStore(_store);
        _time.Advance(Start.AddSeconds(1) - _time.GetUtcNow());
    }

    [Fact]
    public async Task What_a_login_gave_is_stored_and_used()
    {
        await using var session = Create();

        Assert.True(await session.LogInAsync(Login("first", Start)));

        Assert.Equal("first", (await session.GetTokenAsync()).AccessToken);
        Assert.Equal("first", (await _store.ReadAsync(default))!.AccessToken);
        Assert.Equal(0, _issuer.Calls);
    }

    [Fact]
    public async Task A_newer_login_replaces_an_older_one_and_not_the_other_way_round()
    {
        await using var session = Create();

        Assert.True(await session.LogInAsync(Login("first", Start)));
        Assert.True(await session.LogInAsync(Login("second", Start.AddSeconds(1))));
        Assert.False(await session.LogInAsync(Login("first", Start)));
        Assert.False(await session.LogInAsync(Login("second", Start.AddSeconds(1))));

        Assert.Equal("second", (await session.GetTokenAsync()).AccessToken);
    }

    [Fact]
    public async Task A_login_that_was_made_while_the_clock_was_ahead_hides_no_later_one()
    {
        await using var session = Create();

        Assert.True(await session.LogInAsync(Login("ahead", Start.AddDays(1))));
        Assert.False(await session.LogInAsync(Login("ahead", Start.AddDays(1))));
        Assert.True(await session.LogInAsync(Login("first", Start)));

        Assert.Equal("first", (await session.GetTokenAsync()).AccessToken);
    }

    [Fact]
    public async Task A_login_replaces_a_token_that_does_not_say_when_it_was_granted()
    {
        await _store.CompareReplaceAsync(expected: null, new AuthToken("plain", CredentialKind.OAuth), default);
        await using var session = Create();

        Assert.True(await session.LogInAsync(Login("first", Start)));
        Assert.True(await session.LogInAsync(new AuthToken("plain", CredentialKind.OAuth)));
    }

    [Fact]
    public async Task A_renewed_token_goes_on_with_the_grant_of_its_login()
    {
        await using var session = Create();
        var login = Login("first", Start);
        await session.LogInAsync(login);
        session.ReportAccepted(login);

        await session.RecoverAsync(login);

        var stored = await _store.ReadAsync(default);
        Assert.Equal("access-1", stored!.AccessToken);
        Assert.Same(login.Grant, stored.Grant);
    }

    [Fact]
    public async Task A_token_that_is_rejected_right_after_its_login_is_not_renewed()
    {
        await using var session = Create();
        var login = Login("first", Start);
        await session.LogInAsync(login);

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => session.RecoverAsync(login).AsTask());

        Assert.Equal(AuthRecovery.Backoff, error.Recovery);
        Assert.Equal(0, _issuer.Calls);
    }

    [Fact]
    public async Task A_login_in_the_middle_of_a_refresh_wins()
    {
        await using var session = Create();
        var first = Login("first", Start);
        await session.LogInAsync(first);
        session.ReportAccepted(first);
        _issuer.Close();
        var refresh = session.RecoverAsync(first).AsTask();

        Assert.True(await session.LogInAsync(Login("second", Start.AddSeconds(1))));
        _issuer.Open();

        Assert.Equal("second", (await refresh).AccessToken);
        Assert.Equal("second", (await session.GetTokenAsync()).AccessToken);
        Assert.Equal("second", (await _store.ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task A_refresh_that_is_stored_just_before_a_login_does_not_hide_it()
    {
        await using var session = Create();
        var first = Login("first", Start);
        await session.LogInAsync(first);
        session.ReportAccepted(first);
        var answer = new TaskCompletionSource();
        _stepped.AfterWrite = answer.Task;
        var refresh = session.RecoverAsync(first).AsTask();
        _stepped.AfterWrite = Task.CompletedTask;

        Assert.True(await session.LogInAsync(Login("second", Start.AddSeconds(1))));
        answer.SetResult();
        await refresh;

        Assert.Equal("second", (await session.GetTokenAsync()).AccessToken);
    }

    [Fact]
    public async Task A_login_that_is_overtaken_by_a_logout_is_dropped()
    {
        await using var session = Create();
        var read = new TaskCompletionSource();
        _stepped.BeforeRead = read.Task;
        var login = session.LogInAsync(Login("first", Start)).AsTask();
        _stepped.BeforeRead = Task.CompletedTask;
        await _store.CompareReplaceAsync(expected: null, new AuthToken("other", CredentialKind.OAuth), default);
        _stepped.BeforeWrite = session.ResetAsync().AsTask();
        read.SetResult();

        Assert.False(await login);
        Assert.Null(await _store.ReadAsync(default));
    }

    private static AuthToken Login(string accessToken, DateTimeOffset grantedAt)
        => new(accessToken, CredentialKind.OAuth, accessToken + "-refresh") { Grant = new OAuthGrant { GrantedAt = grantedAt, ClientId = "client" } };

    private TokenSession Create() => new(_stepped, _issuer, new TokenSessionOptions { TimeProvider = _time });
}
