namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>What a broken network loses.</summary>
internal enum Loss
{
    /// <summary>The connection breaks before the statement arrives.</summary>
    Request,

    /// <summary>The server does it, and the connection breaks before its answer arrives.</summary>
    Answer,

    /// <summary>The server does it, and nothing more is heard on a connection that looks alive.</summary>
    AnswerInSilence,

    /// <summary>The server lists its types, and after the first schema's name a pooler's farewell takes the place of a number; then the connection breaks.</summary>
    AnswerMidway,
}
