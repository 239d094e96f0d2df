namespace AuthErrors;

/// <summary>What a credential is, and so what may be done with it.</summary>
public enum CredentialKind
{
    /// <summary>A key that the user was given. It is never refreshed, cleared or replaced: only the user can.</summary>
    ApiKey = 0,

    /// <summary>A token that the service gives to whoever asks.</summary>
    Anonymous = 1,

    /// <summary>An access token of OAuth 2.0 (RFC 6749), usually with a refresh token.</summary>
    OAuth = 2,
}
