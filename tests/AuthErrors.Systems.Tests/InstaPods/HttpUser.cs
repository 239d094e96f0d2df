using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>A user whose browser knows forms, cookies and redirects, and nothing else.</summary>
internal sealed partial class HttpUser(Uri server) : IDisposable
{
    private readonly HttpClient _browser = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Opens the authorization page, logs in unless that is done, chooses a team and approves.</summary>
    /// <returns>The page after the redirect.</returns>
    public Task<string> ApproveAsync(Uri address, string team) => DecideAsync(address, team, "approve");

    /// <summary>Does the same, and denies.</summary>
    public Task<string> DenyAsync(Uri address) => DecideAsync(address, InstaPodsServer.Teams[0], "deny");

    public async Task<(int Status, string Page)> OpenAsync(Uri address)
    {
        using var response = await _browser.GetAsync(address);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<string> SubmitAsync(string form, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _browser.PostAsync(form, content);
        return await response.Content.ReadAsStringAsync();
    }

    public Task<string> LogInAsync(string page, string password = InstaPodsServer.Password)
        => SubmitAsync("/oauth/login", new("request", RequestOf(page)), new("email", InstaPodsServer.Email), new("password", password));

    public static string RequestOf(string page) => RequestField().Match(page).Groups["id"].Value;

    public void Dispose() => _browser.Dispose();

    private async Task<string> DecideAsync(Uri address, string team, string decision)
    {
        var (_, page) = await OpenAsync(address);
        if (page.Contains("type=\"password\"", StringComparison.Ordinal))
        {
            page = await LogInAsync(page);
        }

        return await SubmitAsync("/oauth/decide", new("request", RequestOf(page)), new("team", team), new("decision", decision));
    }

    [GeneratedRegex("name=\"request\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestField();
}
