using System;
using System.Net.Http;

namespace AuthErrors;

/// <summary>How a handler adds credentials and recovers.</summary>
public sealed class AuthRecoveryOptions
{
    /// <summary>Who waits longer should not hold a request open for it.</summary>
    internal static readonly TimeSpan LongestBackoff = TimeSpan.FromDays(1);

    /// <summary>Where a request says who listens while it waits for a token.</summary>
    public static HttpRequestOptionsKey<IProgress<AuthProgress>> ProgressKey { get; } = new("AuthErrors.Progress");

    /// <summary>Where a request says that recovery was tried, for a caller who tells what came after it from what came before. It is tried once.</summary>
    public static HttpRequestOptionsKey<bool> RecoveredKey { get; } = new("AuthErrors.Recovered");

    /// <summary>What tells auth failures from other responses. Without one, a status of 401 alone is a failure, and is answered by a refresh.</summary>
    public IAuthErrorClassifier? Classifier { get; set; }

    /// <summary>The header that carries an API key as it is, such as <c>X-API-Key</c>; <see langword="null"/> for <c>Authorization: Bearer</c>, as all tokens.</summary>
    public string? ApiKeyHeader { get; set; }

    /// <summary>
    /// The longest request body, in bytes, that is kept so that it can be sent again. A longer one whose source can be read only once is sent once; after
    /// a rejection the caller gets the error.
    /// </summary>
    public int MaxBufferedRequestBytes { get; set; } = 64 * 1024;

    /// <summary>How many redirects one request follows; the next one is handed on.</summary>
    public int MaxRedirects { get; set; } = 20;

    /// <summary>
    /// How long to wait, at most, before a request that the server asked to delay (<see cref="AuthRecovery.Backoff"/> with <c>Retry-After</c>) is sent once more.
    /// <see langword="null"/>: such requests are not repeated. A day at most.
    /// </summary>
    public TimeSpan? MaxBackoff { get; set; }
}
