using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AuthErrors.Internal.WireCodes;

/// <summary>The first and the last sixteen bytes of a wire code; in a shorter one they overlap. Together with the length they are the whole of most codes.</summary>
/// <param name="First">The first eight bytes; of a code that is shorter, those that there are.</param>
/// <param name="Second">The eight after them, or as far as the code goes.</param>
/// <param name="SecondLast">The eight before the last.</param>
/// <param name="Last">The last eight bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WireCodeEnds(ulong First, ulong Second, ulong SecondLast, ulong Last)
{
    /// <summary>The shortest code that <see cref="ReadWords"/> can read.</summary>
    public const int Word = sizeof(ulong);

    /// <summary>The longest code that has nothing between its ends.</summary>
    public const int MaxWhole = 4 * Word;

    // Odd, without a pattern, and different from each other: primes of the 64-bit xxHash.
    private const ulong FirstFactor = 0x9E3779B185EBCA87;
    private const ulong SecondFactor = 0xC2B2AE3D27D4EB4F;
    private const ulong SecondLastFactor = 0x165667B19E3779F9;
    private const ulong RestFactor = 0x85EBCA77C2B2AE63;

    /// <summary>Reads a code of at least eight bytes, without a branch: which lengths come is chance, and a wrong guess costs more than the four reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WireCodeEnds ReadWords<TUnit, TReader>(ReadOnlySpan<TUnit> text)
        where TReader : struct, IWireUnit<TUnit>
    {
        // None of the places is below zero or less than eight units before the end.
        ref var start = ref MemoryMarshal.GetReference(text);
        var last = text.Length - Word;
        return new WireCodeEnds(
            TReader.Read8(ref start),
            TReader.Read8(ref Unsafe.Add(ref start, Math.Min(Word, last))),
            TReader.Read8(ref Unsafe.Add(ref start, Math.Max(0, last - Word))),
            TReader.Read8(ref Unsafe.Add(ref start, last)));
    }

    /// <summary>Reads a code of any length.</summary>
    public static WireCodeEnds Read<TUnit, TReader>(ReadOnlySpan<TUnit> text)
        where TReader : struct, IWireUnit<TUnit>
    {
        if (text.Length >= Word)
        {
            return ReadWords<TUnit, TReader>(text);
        }

        ulong bytes = 0;
        foreach (var unit in text)
        {
            bytes = (bytes << 8) | TReader.Read1(unit);
        }

        return new WireCodeEnds(bytes, 0, 0, 0);
    }

    /// <summary>Hashes what is between the ends.</summary>
    public static ulong HashMiddle<TUnit, TReader>(ReadOnlySpan<TUnit> text)
        where TReader : struct, IWireUnit<TUnit>
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        ulong hash = 0;
        for (var i = 2 * Word; i < text.Length - (2 * Word); i += Word)
        {
            hash = BitOperations.RotateLeft((hash ^ TReader.Read8(ref Unsafe.Add(ref start, i))) * FirstFactor, 23);
        }

        return hash;
    }

    /// <summary>A hash whose highest bits are the best. It needs to spread well and no more: the codes are the catalog's, not a stranger's.</summary>
    /// <param name="rest">The length, and what <see cref="HashMiddle"/> gave if that counts.</param>
    /// <param name="factor">An odd number. Another one gives another hash.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash(ulong rest, ulong factor)
        => ((First * FirstFactor) + (Second * SecondFactor) + (SecondLast * SecondLastFactor) + Last + (rest * RestFactor)) * factor;
}
