namespace AuthErrors.Generators.Json;

internal enum JsonTokenKind
{
    End,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>A run of letters that is no literal of JSON.</summary>
    Word,

    /// <summary>What looks like a number and is none. It was reported.</summary>
    Malformed,
}
