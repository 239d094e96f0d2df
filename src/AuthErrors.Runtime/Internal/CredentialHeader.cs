using System.Net.Http;

namespace AuthErrors.Internal;

/// <summary>Where on a request its credential stands.</summary>
/// <param name="apiKeyHeader">The header that carries an API key; <see langword="null"/> for that of tokens.</param>
internal sealed class CredentialHeader(string? apiKeyHeader)
{
    private const string Authorization = "Authorization";

    /// <summary>True of a request that somebody else has given a credential: its author, or a handler around this one.</summary>
    public bool IsOn(HttpRequestMessage request)
        => request.Headers.NonValidated.Contains(Authorization) || (apiKeyHeader is not null && request.Headers.NonValidated.Contains(apiKeyHeader));

    /// <summary>Puts a credential on, if there is one.</summary>
    public void Put(HttpRequestMessage request, AuthToken? token)
    {
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation(NameFor(token), IsPlainKey(token) ? token.AccessToken : token.Bearer);
        }
    }

    /// <summary>Takes the credential off again, so that it goes where it is sent on purpose and nowhere else: into no clone, no redirect, no log.</summary>
    public void Remove(HttpRequestMessage request, AuthToken? token)
    {
        if (token is not null)
        {
            request.Headers.Remove(NameFor(token));
        }
    }

    private bool IsPlainKey(AuthToken token) => token.Kind == CredentialKind.ApiKey && apiKeyHeader is not null;

    private string NameFor(AuthToken token) => IsPlainKey(token) ? apiKeyHeader! : Authorization;
}
