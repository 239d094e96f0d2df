using System;

namespace AuthErrors.Internal.Sessions;

/// <summary>The user's API key, from the environment.</summary>
internal static class UserKey
{
    /// <summary>Reads the key.</summary>
    /// <returns><see langword="null"/> when there is no such variable, or nothing in it.</returns>
    /// <exception cref="AuthErrorException">What is in it can be no key.</exception>
    public static AuthToken? Read(string? variable)
    {
        if (variable is null || Environment.GetEnvironmentVariable(variable)?.Trim() is not { Length: > 0 } key)
        {
            return null;
        }

        return AuthToken.CanBeSent(key) ? new AuthToken(key, CredentialKind.ApiKey) : throw SessionError.NoKey(variable);
    }
}
