using System.Runtime.InteropServices;

namespace AuthErrors.Internal.Files;

/// <summary>What is used of <c>struct statx</c> (linux/stat.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 0x100)]
internal struct StatX
{
    [FieldOffset(0x08)]
    public ulong Attributes;

    [FieldOffset(0x14)]
    public uint Owner;

    [FieldOffset(0x1C)]
    public ushort Mode;

    [FieldOffset(0x20)]
    public ulong Inode;

    [FieldOffset(0x28)]
    public ulong Size;

    [FieldOffset(0x60)]
    public long ChangedSeconds;

    [FieldOffset(0x68)]
    public uint ChangedNanoseconds;

    [FieldOffset(0x70)]
    public long WrittenSeconds;

    [FieldOffset(0x78)]
    public uint WrittenNanoseconds;

    [FieldOffset(0x88)]
    public uint DeviceMajor;

    [FieldOffset(0x8C)]
    public uint DeviceMinor;
}
