namespace AuthErrors.Internal.Files;

/// <summary>What a member of a token file is to us.</summary>
internal enum TokenMember
{
    /// <summary>Somebody else's: it is kept as it is.</summary>
    Unknown = 0,

    /// <summary>The access token.</summary>
    AccessToken,

    /// <summary>The refresh token.</summary>
    RefreshToken,

    /// <summary>When the access token ends.</summary>
    ExpiresAt,

    /// <summary>What the credential is.</summary>
    Kind,

    /// <summary>What it was granted with: an object, where all others are text.</summary>
    Grant,
}
