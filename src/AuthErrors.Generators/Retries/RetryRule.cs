namespace AuthErrors.Generators.Retries;

/// <summary>The rules on retry code, by what each forbids.</summary>
internal enum RetryRule
{
    /// <summary>AUTH3001: the token is refreshed more than once.</summary>
    ManyRefreshes,

    /// <summary>AUTH3002: it is refreshed before the send and again after the rejection.</summary>
    BeforeAndAfter,

    /// <summary>AUTH3003: concurrent requests each refresh.</summary>
    Race,

    /// <summary>AUTH3004: the rejected token is sent again.</summary>
    OldToken,

    /// <summary>AUTH3005: the user's API key is refreshed or cleared.</summary>
    ApiKey,

    /// <summary>AUTH3006: the text of what may be no error decides.</summary>
    BodyText,

    /// <summary>AUTH3007: the failure of the retry is swallowed.</summary>
    Swallowed,

    /// <summary>AUTH3008: what is sent the second time is not what was sent the first time.</summary>
    Replay,

    /// <summary>AUTH3009: a handler does not mark what it retries.</summary>
    Unmarked,

    /// <summary>AUTH3010: the count could not be bounded.</summary>
    Unbounded,
}
