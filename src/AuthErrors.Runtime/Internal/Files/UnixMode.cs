namespace AuthErrors.Internal.Files;

/// <summary>The type bits of a Unix file mode, the same on every system.</summary>
internal static class UnixMode
{
    private const int TypeMask = 0xF000;

    public static FileKind KindOf(ushort mode) => (mode & TypeMask) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.Link,
        _ => FileKind.Other,
    };
}
