using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Logins;

/// <summary>The error of a code that was not exchanged (RFC 6749, section 5.2). The SDK would throw the answer as it is, and the code is in many of them.</summary>
internal static class RefusedCode
{
    private const int MaxLength = 500;

    private static readonly string[] SecretMembers = ["code", "code_verifier", "client_secret"];

    /// <summary>Makes the error.</summary>
    /// <param name="response">What the token endpoint answered.</param>
    /// <param name="form">What it was asked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns><see langword="null"/> when the server takes no codes at all: that is no matter of this login, and the SDK goes on as it would.</returns>
    public static async ValueTask<AuthErrorException?> ReadAsync(HttpResponseMessage response, NameValueCollection form, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var (code, description) = (TokenAnswer.ReadText(answer, "error"), TokenAnswer.ReadText(answer, "error_description"));
        if (code == "unsupported_grant_type")
        {
            return null;
        }

        var secrets = SecretMembers.Select(name => form[name]).Append(ReadBasicSecret(response.RequestMessage)).Where(static secret => !string.IsNullOrEmpty(secret)).ToList();
        (code, description) = (Show(code, secrets), Show(description, secrets));
        var reason = string.Join(": ", new[] { code, description }.Where(static part => part is not null));
        return new AuthErrorException($"The login has failed: the token endpoint answered {status}{(reason.Length == 0 ? "" : $" ({reason})")}. Try again.")
        {
            StatusCode = status,
            WireCode = code,
            Recovery = response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.TooManyRequests ? AuthRecovery.Backoff : AuthRecovery.Reauthenticate,
        };
    }

    /// <summary>The secret of a client that shows it in the header (RFC 6749, section 2.3.1).</summary>
    private static string? ReadBasicSecret(HttpRequestMessage? request)
    {
        var pair = new byte[1024];
        return request?.Headers.Authorization is { Scheme: "Basic", Parameter: { } parameter } && Convert.TryFromBase64String(parameter, pair, out var length)
            ? WebUtility.UrlDecode(Encoding.UTF8.GetString(pair, 0, length).Split(':', 2).Last())
            : null;
    }

    /// <summary>What can be shown: a text of a line, in which nothing is that was sent in confidence.</summary>
    private static string? Show(string? text, List<string?> secrets)
        => text is { Length: > 0 and <= MaxLength } && !text.Any(char.IsControl) && !secrets.Exists(secret => text.Contains(secret!, StringComparison.Ordinal)) ? text : null;
}
