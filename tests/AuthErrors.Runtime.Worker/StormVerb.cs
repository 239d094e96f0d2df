using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker.Loopback;

namespace AuthErrors.Runtime.Worker;

/// <summary>
/// <c>storm &lt;authority&gt; &lt;name&gt; &lt;store…&gt;</c>: a client of a loopback authority. It obeys its input until that ends: <c>call</c> makes one request
/// and reports on it, <c>loop</c> makes one after another until the next line. What a loop cannot go on after goes to the error stream, and ends it.
/// </summary>
internal static class StormVerb
{
    /// <summary>Between two requests of a loop, so that eight of them leave the machine some time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var authority = new Uri(args[1]);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add(LoopbackRequest.WorkerHeader, args[2]);
        await using var store = WorkerStore.Open(args[3..]);
        var issuer = new RefreshTokenIssuer(http, new RefreshTokenIssuerOptions { TokenEndpoint = new Uri(authority, "token") });

        // A storm expires tokens that were hardly issued; the guard against such servers must not end it.
        var options = new TokenSessionOptions { RejectedTokenCooldown = Pause };
        await using var session = new TokenSession(store.Store, issuer, options);

        using var input = new StreamReader(Console.OpenStandardInput());
        var next = input.ReadLineAsync();
        while (await next is { } command)
        {
            next = input.ReadLineAsync();
            if (command == "call")
            {
                Console.WriteLine(await CallAsync(session, http, new Uri(authority, "resource")));
            }
            else if (await LoopAsync(session, http, new Uri(authority, "resource"), next) is { } failure)
            {
                await Console.Error.WriteLineAsync(failure);
                return 1;
            }
        }

        return 0;
    }

    private static async Task<string?> LoopAsync(TokenSession session, HttpClient http, Uri resource, Task<string?> end)
    {
        while (!end.IsCompleted)
        {
            var report = await CallAsync(session, http, resource);
            if (!report.StartsWith("accepted ", StringComparison.Ordinal) && !report.StartsWith("failed Backoff ", StringComparison.Ordinal))
            {
                return report;
            }

            await Task.Delay(Pause);
        }

        return null;
    }

    /// <summary>A plain client's request: get a token, send, recover once when it is rejected, send again.</summary>
    private static async Task<string> CallAsync(TokenSession session, HttpClient http, Uri resource)
    {
        try
        {
            var token = await session.GetTokenAsync();
            if (!await IsAcceptedAsync(session, http, resource, token))
            {
                token = await session.RecoverAsync(token);
                if (!await IsAcceptedAsync(session, http, resource, token))
                {
                    return "failed Backoff The new token was rejected too.";
                }
            }

            return "accepted " + token.Fingerprint;
        }
        catch (AuthErrorException error)
        {
            return $"failed {error.Recovery} {error.Message.ReplaceLineEndings(" ")}";
        }
        catch (TokenStoreException error)
        {
            return $"failed Store {error.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static async Task<bool> IsAcceptedAsync(TokenSession session, HttpClient http, Uri resource, AuthToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, resource);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
        using var response = await http.SendAsync(request);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        session.ReportAccepted(token);
        return true;
    }
}
