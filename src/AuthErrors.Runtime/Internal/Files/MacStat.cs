using System.Runtime.InteropServices;

namespace AuthErrors.Internal.Files;

/// <summary>What is used of macOS's <c>struct stat</c> with 64-bit inodes (sys/stat.h, <c>__DARWIN_STRUCT_STAT64</c>).</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct MacStat
{
    [FieldOffset(0)]
    public uint Device;

    [FieldOffset(4)]
    public ushort Mode;

    [FieldOffset(8)]
    public ulong Inode;

    [FieldOffset(16)]
    public uint Owner;

    [FieldOffset(48)]
    public long WrittenSeconds;

    [FieldOffset(56)]
    public long WrittenNanoseconds;

    [FieldOffset(64)]
    public long ChangedSeconds;

    [FieldOffset(72)]
    public long ChangedNanoseconds;

    [FieldOffset(96)]
    public long Size;
}
