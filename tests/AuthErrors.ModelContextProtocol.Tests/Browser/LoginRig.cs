using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;

namespace AuthErrors.Mcp.Tests.Browser;

/// <summary>A login whose browser is the test.</summary>
internal sealed class LoginRig : IDisposable, IProgress<AuthProgress>
{
    public const string State = "the right state";

    /// <summary>Nothing here takes so long. It only turns a test that would hang into one that fails.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new() { Timeout = HangGuard };
    private readonly List<string> _messages = [];

    public LoginRig(BrowserLoginOptions? options = null)
    {
        options ??= new BrowserLoginOptions();
        options.OpenBrowser ??= static (_, _) => new(true);
        Login = new BrowserLogin(options);
    }

    public BrowserLogin Login { get; }

    /// <summary>What the user was told.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Starts a login. It waits for its answer when this returns.</summary>
    public Task<AuthorizationResult?> AuthorizeAsync(string state = State, CancellationToken cancellationToken = default)
        => Login.AuthorizeAsync(ContextFor($"https://server.example/authorize?client_id=c&state={Uri.EscapeDataString(state)}"), cancellationToken).WaitAsync(HangGuard, CancellationToken.None);

    public AuthorizationCallbackContext ContextFor(string address, Uri? redirectUri = null)
        => new() { AuthorizationUri = new Uri(address), RedirectUri = redirectUri ?? Login.RedirectUri };

    /// <summary>Is redirected back, as a browser would be.</summary>
    public async Task<RedirectResponse> ReturnAsync(string parameters, string state = State)
    {
        using var response = await _http.GetAsync($"{Login.RedirectUri}?{parameters}&state={Uri.EscapeDataString(state)}");
        return await RedirectResponse.ReadAsync(response);
    }

    public async Task<RedirectResponse> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request);
            return await RedirectResponse.ReadAsync(response);
        }
    }

    public void Report(AuthProgress value) => _messages.Add(value.Message);

    public void Dispose()
    {
        Login.Dispose();
        _http.Dispose();
    }
}
