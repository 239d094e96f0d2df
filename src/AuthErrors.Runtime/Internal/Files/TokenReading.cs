namespace AuthErrors.Internal.Files;

/// <summary>What a token file's content says: a token, none, or a problem as the end of a sentence about the file, without any of its content.</summary>
internal readonly record struct TokenReading(AuthToken? Token, string? Problem = null)
{
    public static TokenReading Wrong(string problem) => new(Token: null, problem);
}
