using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>Fact 7: logging out while a token is refreshed does not bring the session back.</summary>
public sealed class LogoutTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _minted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PostHogRig _rig = null!;

    public async Task InitializeAsync()
    {
        _rig = await PostHogRig.StartAsync();
        _rig.Server.WhenMinted = () =>
        {
            _minted.SetResult();
            return _answered.Task;
        };
        _rig.Server.MintElsewhere();
    }

    public async Task DisposeAsync()
    {
        _answered.TrySetResult();
        await _rig.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_logout_during_a_refresh_stays_one(bool isElsewhere)
    {
        using var client = _rig.CreateClient();
        var request = PostHogRig.AskAsync(client);
        await _minted.Task.WaitAsync(PostHogRig.HangGuard);
        await using var other = new TokenSession(new FileTokenStore(_rig.Folder.File), _rig.Issuer);
        await (isElsewhere ? other : _rig.Session).ResetAsync();
        _answered.SetResult();

        var error = await Assert.ThrowsAnyAsync<AuthErrorException>(() => request);
        Assert.Equal("The login was ended while its token was refreshed. Log in again.", error.InnerException?.Message);
        Assert.Null(await _rig.Store.ReadAsync(default));
        await AssertLoggedOutAsync(client);
    }

    [Fact]
    public async Task A_login_during_a_refresh_is_not_overwritten()
    {
        using var client = _rig.CreateClient();
        var request = PostHogRig.AskAsync(client);
        await _minted.Task.WaitAsync(PostHogRig.HangGuard);
        await _rig.Session.ResetAsync();
        var login = _rig.Server.LogIn();
        var next = new AuthToken(login.AccessToken, CredentialKind.OAuth, login.RefreshToken);
        await _rig.Store.CompareReplaceAsync(expected: null, next, default);
        _answered.SetResult();
        await Assert.ThrowsAnyAsync<AuthErrorException>(() => request);

        using var response = await PostHogRig.AskAsync(client);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(next, await _rig.Store.ReadAsync(default));
    }

    private async Task AssertLoggedOutAsync(HttpClient client)
    {
        using var response = await PostHogRig.AskAsync(client);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(_rig.Server.Credentials[^1]);
        Assert.Equal(1, _rig.Server.TokenRequests);
    }
}
