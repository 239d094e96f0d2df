using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AuthErrors.Internal.WireCodes;

/// <summary>The hash of a wire code. It needs to spread well and no more: what it finds is compared in full, and the codes are the catalog's, not a stranger's.</summary>
internal static class WireCodeHash
{
    private const int Word = sizeof(ulong);

    // Odd, without a pattern, and different from each other: the primes of the 64-bit xxHash.
    private const ulong First = 0x9E3779B185EBCA87;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;

    /// <summary>Hashes a text by its ends and its length; on demand by what stands between the ends, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Compute<TUnit, TReader>(ReadOnlySpan<TUnit> text, bool readsMiddle)
        where TReader : struct, IWireUnit<TUnit>
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        ulong head = 0, tail = 0;
        if (text.Length >= Word)
        {
            head = TReader.Read8(ref start);
            tail = TReader.Read8(ref Unsafe.Add(ref start, text.Length - Word));
            if (readsMiddle)
            {
                for (var i = Word; i < text.Length - Word; i += Word)
                {
                    head = BitOperations.RotateLeft(head * First, 23) ^ TReader.Read8(ref Unsafe.Add(ref start, i));
                }
            }
        }
        else if (text.Length >= Word / 2)
        {
            head = TReader.Read4(ref start);
            tail = TReader.Read4(ref Unsafe.Add(ref start, text.Length - (Word / 2)));
        }
        else
        {
            foreach (var unit in text)
            {
                head = (head << 8) | TReader.Read1(unit);
            }
        }

        var high = Math.BigMul(head ^ First, (tail + (uint)text.Length) ^ Second, out var low);
        return high ^ low;
    }
}
