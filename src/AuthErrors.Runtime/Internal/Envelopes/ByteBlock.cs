using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AuthErrors.Internal.Envelopes;

/// <summary>Finds a byte in a block of 64, all places at once: bit n of the answer stands for byte n.</summary>
internal static class ByteBlock
{
    public const int Length = 64;

    /// <summary>Where a byte of the block, with the ignored bits set, is the wanted one. Every machine gives the same answer, by the widest vectors it has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find(ReadOnlySpan<byte> block, byte wanted, byte ignoredBits = 0)
        => Vector512.IsHardwareAccelerated ? FindBy512Bits(block, wanted, ignoredBits)
            : Vector256.IsHardwareAccelerated ? FindBy256Bits(block, wanted, ignoredBits)
            : FindBy128Bits(block, wanted, ignoredBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindBy512Bits(ReadOnlySpan<byte> block, byte wanted, byte ignoredBits)
        => Vector512.Equals(Vector512.Create(block) | Vector512.Create(ignoredBits), Vector512.Create(wanted)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindBy256Bits(ReadOnlySpan<byte> block, byte wanted, byte ignoredBits)
        => Find32(block, wanted, ignoredBits) | ((ulong)Find32(block[32..], wanted, ignoredBits) << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindBy128Bits(ReadOnlySpan<byte> block, byte wanted, byte ignoredBits)
        => Find16(block, wanted, ignoredBits) | ((ulong)Find16(block[16..], wanted, ignoredBits) << 16)
            | ((ulong)Find16(block[32..], wanted, ignoredBits) << 32) | ((ulong)Find16(block[48..], wanted, ignoredBits) << 48);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Find32(ReadOnlySpan<byte> bytes, byte wanted, byte ignoredBits)
        => Vector256.Equals(Vector256.Create(bytes) | Vector256.Create(ignoredBits), Vector256.Create(wanted)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Find16(ReadOnlySpan<byte> bytes, byte wanted, byte ignoredBits)
        => Vector128.Equals(Vector128.Create(bytes) | Vector128.Create(ignoredBits), Vector128.Create(wanted)).ExtractMostSignificantBits();
}
