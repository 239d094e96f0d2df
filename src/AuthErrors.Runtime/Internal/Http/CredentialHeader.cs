using System;
using System.Net.Http;

namespace AuthErrors.Internal.Http;

/// <summary>Where on a request its credential stands.</summary>
internal sealed class CredentialHeader
{
    /// <summary>The header of all tokens, and of a key that has none of its own.</summary>
    public const string Authorization = "Authorization";

    private readonly string? _apiKeyHeader;

    /// <summary>Names the header.</summary>
    /// <param name="apiKeyHeader">The header that carries an API key; <see langword="null"/> for that of tokens.</param>
    /// <exception cref="ArgumentException">It is no header of requests.</exception>
    public CredentialHeader(string? apiKeyHeader)
    {
        // Put could not say later that it put nothing.
        using var probe = new HttpRequestMessage();
        if (apiKeyHeader is not null && !probe.Headers.TryAddWithoutValidation(apiKeyHeader, "key"))
        {
            throw new ArgumentException($"ApiKeyHeader is '{apiKeyHeader}', and no request has such a header. Name one such as X-API-Key.", nameof(apiKeyHeader));
        }

        _apiKeyHeader = apiKeyHeader;
    }

    /// <summary>True of a request that somebody else has given a credential: its author, or a handler around this one.</summary>
    public bool IsOn(HttpRequestMessage request)
        => request.Headers.NonValidated.Contains(Authorization) || (_apiKeyHeader is not null && request.Headers.NonValidated.Contains(_apiKeyHeader));

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

    private bool IsPlainKey(AuthToken token) => token.Kind == CredentialKind.ApiKey && _apiKeyHeader is not null;

    private string NameFor(AuthToken token) => IsPlainKey(token) ? _apiKeyHeader! : Authorization;
}
