using System;

namespace AuthErrors;

/// <summary>How a token file looks, and by which clock its store waits.</summary>
public sealed class FileTokenStoreOptions
{
    /// <summary>What the file looks like.</summary>
    public TokenFileFormat Format { get; set; } = TokenFileFormat.Default;

    /// <summary>The clock, for waiting and for telling how old a file is. It should agree with the clock that stamps files.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
