namespace AuthErrors;

/// <summary>What a client may do about an auth error code.</summary>
public enum AuthRecovery
{
    /// <summary>Tell the user. Nothing that the client does by itself can help.</summary>
    Surface = 0,

    /// <summary>Refresh the token once and send the request again (RFC 6750, section 3.1, <c>invalid_token</c>).</summary>
    Refresh = 1,

    /// <summary>Only the user can help: a new key, or a new login.</summary>
    Reauthenticate = 2,

    /// <summary>Wait before the next request (RFC 9110, section 10.2.3, <c>Retry-After</c>). Nothing is retried by itself.</summary>
    Backoff = 3,
}
