namespace AuthErrors.Internal.Files;

/// <summary>What stands at a path, as far as a token store treats it differently.</summary>
internal enum FileKind
{
    /// <summary>A file with content.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link, or a reparse point.</summary>
    Link,

    /// <summary>A pipe, a socket or a device. Opening one can block or have effects, so it is never opened.</summary>
    Other,
}
