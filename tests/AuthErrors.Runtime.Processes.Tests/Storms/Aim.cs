namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>Whom the killer of a storm takes next.</summary>
internal enum Aim
{
    /// <summary>Nobody just now.</summary>
    Nobody,

    /// <summary>Any process, whatever it is doing.</summary>
    Anybody,

    /// <summary>The next that presents a refresh token, before the authority decides about it. It holds the lock.</summary>
    Asker,

    /// <summary>The next whose new token is seen in the store. It may still hold the lock.</summary>
    Storer,
}
