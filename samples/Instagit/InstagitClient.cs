using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors;
using Instagit.Auth;

namespace Samples;

/// <summary>
/// A client of Instagit. Its credential is the user's key from INSTAGIT_API_KEY, else the token in the file that all programs for Instagit share,
/// else one that this machine registers for. Its other part comes from the catalog.
/// </summary>
[AuthErrorClient("instagit", ApiKeyVariable = "INSTAGIT_API_KEY")]
public sealed partial class InstagitClient
{
    private const string Help = "Set INSTAGIT_API_KEY to a key from https://instagit.ai/signup.";

    /// <summary>Makes a client.</summary>
    /// <param name="address">The address of the service.</param>
    /// <param name="tokenFile">The file with the token.</param>
    /// <param name="time">The clock of all delays; the system's unless told otherwise.</param>
    public static InstagitClient Create(Uri address, string tokenFile, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;

        // A 303 without Location is a service that starts. The issuer asks again by itself; it has a client of its own, which needs no token
        // and lives as long as the program.
        var issuer = new AnonymousTokenIssuer(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }),
            new AnonymousTokenIssuerOptions { RegistrationEndpoint = new Uri(address, "/v1/auth/anonymous"), Help = Help, TimeProvider = time });
        var store = new FileTokenStore(tokenFile, new FileTokenStoreOptions { Format = TokenFileFormat.ForAnonymous(), TimeProvider = time });
        return new InstagitClient(new ColdStartHandler(time, new SocketsHttpHandler()), address, store, issuer);
    }

    /// <summary>Asks about a repository.</summary>
    /// <param name="repository">Such as <c>owner/name</c>.</param>
    /// <param name="question">The question.</param>
    /// <param name="progress">Hears what is going on, first of all of a registration.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="HttpRequestException">The service cannot be reached, or failed.</exception>
    public async Task<string> AskAsync(string repository, string question, IProgress<AuthProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/responses")
        {
            Content = JsonContent.Create(new JsonObject { ["model"] = repository, ["input"] = question, ["stream"] = true }),
        };
        if (progress is not null)
        {
            request.Options.Set(AuthRecoveryOptions.ProgressKey, progress);
        }

        using var response = await SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var when = request.Options.TryGetValue(AuthRecoveryOptions.RecoveredKey, out _) ? " after re-auth" : "";
            throw new HttpRequestException($"API error{when}: {(int)response.StatusCode}", inner: null, response.StatusCode);
        }

        return await ReadAnswerAsync(response, progress, cancellationToken);
    }

    /// <summary>Says what happened, and what the user can do.</summary>
    public static string Explain(InstagitException error) => error.InnerException switch
    {
        null => error.Message,
        InvalidOperationException => $"API error after re-auth: {error.Message}",

        // There was nothing better to send: a user's key is not replaced, and a registration can fail.
        var cause => cause.Message,
    };

    static partial void ConfigureRecovery(AuthRecoveryOptions options) => options.Classifier = new RateLimitClassifier(TimeProvider.System);

    private static async Task<string> ReadAnswerAsync(HttpResponseMessage response, IProgress<AuthProgress>? progress, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.Data == "[DONE]")
            {
                break;
            }

            var data = JsonNode.Parse(item.Data);
            var delta = (string?)data?["delta"] ?? "";
            switch ((string?)data?["type"])
            {
                case "response.reasoning.delta":
                    progress?.Report(new AuthProgress(delta));
                    break;
                case "response.output_text.delta":
                    answer.Append(delta);
                    break;
            }
        }

        return answer.ToString();
    }
}
