using System;
using System.Buffers;
using System.ComponentModel;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using AuthErrors.Internal.WireCodes;

namespace AuthErrors.CompilerServices;

/// <summary>Finds the place of a wire code in a catalog's list. Generated code uses it; it is public only for that.</summary>
/// <remarks>
/// A hash table with open addressing that never changes, so that any number of threads may search it. A slot holds the ends of its code, which are all of a code of up
/// to 32 bytes: to search such a code is to read it, to multiply, and to compare it with one slot, or with few. It allocates nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WireCodeTable
{
    /// <summary>The longest wire code that a catalog may have, in UTF-16.</summary>
    private const int MaxLength = 128;
    private const int MaxUtf8BytesPerChar = 3;

    // A replacement character in place of half a surrogate pair would make two codes one.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How many codes may be put into slots at start-up to find a factor that gives each a slot of its own. That works for few codes, and many need no more than one try.</summary>
    private const int MaxPlacings = 1000;

    // Odd, as every factor must be, and without a pattern.
    private const ulong FirstFactor = 0x27D4EB2F165667C5;
    private const ulong NextFactor = 0xD1342543DE82EF95;

    private readonly byte[][] _wireCodes;
    private readonly Slot[] _slots;
    private readonly int _shift;
    private readonly ulong _factor;

    /// <summary>Makes the table of a list.</summary>
    /// <param name="wireCodes">The wire codes, each once and of at most 128 characters.</param>
    /// <exception cref="ArgumentException">A wire code is not valid UTF-16.</exception>
    public WireCodeTable(string[] wireCodes)
    {
        ArgumentNullException.ThrowIfNull(wireCodes);
        _wireCodes = [.. wireCodes.Select(StrictUtf8.GetBytes)];
        ReadsMiddle = _wireCodes.DistinctBy(static code => (code.Length, WireCodeEnds.Read<byte, Utf8Unit>(code))).Count() < wireCodes.Length;

        // At most a third full: most codes then stand where their hash says, and the rest next to it.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, wireCodes.Length) * 3);
        _shift = 64 - BitOperations.Log2((uint)size);
        (_slots, _factor) = Fill(size);
    }

    /// <summary>Whether there are codes which have their length and both ends in common, so that a search has to hash the middle, too.</summary>
    internal bool ReadsMiddle { get; }

    /// <summary>Finds a wire code, compared byte by byte.</summary>
    /// <param name="utf8WireCode">The wire code in UTF-8.</param>
    /// <param name="index">Its place in the list; 0 when the list does not have it.</param>
    /// <returns><see langword="true"/> when the list has it.</returns>
    public bool TryFind(ReadOnlySpan<byte> utf8WireCode, out int index) => TryFind<byte, Utf8Unit>(utf8WireCode, out index);

    /// <summary>Finds a wire code, compared exactly: by the numbers of its characters, not by a language.</summary>
    /// <param name="wireCode">The wire code.</param>
    /// <param name="index">Its place in the list; 0 when the list does not have it.</param>
    /// <returns><see langword="true"/> when the list has it.</returns>
    public bool TryFind(ReadOnlySpan<char> wireCode, out int index)
        => Ascii.IsValid(wireCode) ? TryFind<char, AsciiUnit>(wireCode, out index) : TryFindTranscoded(wireCode, out index);

    [SkipLocalsInit]
    private bool TryFindTranscoded(ReadOnlySpan<char> wireCode, out int index)
    {
        index = 0;
        Span<byte> utf8 = stackalloc byte[MaxLength * MaxUtf8BytesPerChar];
        return wireCode.Length <= MaxLength
            && Utf8.FromUtf16(wireCode, utf8, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            && TryFind(utf8[..written], out index);
    }

    private bool TryFind<TUnit, TReader>(ReadOnlySpan<TUnit> wireCode, out int index)
        where TReader : struct, IWireUnit<TUnit>
    {
        // One test for both bounds.
        if ((uint)(wireCode.Length - WireCodeEnds.Word) > WireCodeEnds.MaxWhole - WireCodeEnds.Word)
        {
            return TryFindAny<TUnit, TReader>(wireCode, out index);
        }

        var ends = WireCodeEnds.ReadWords<TUnit, TReader>(wireCode);
        return TryFind<TUnit, TReader>(wireCode, ends, ends.Hash((uint)wireCode.Length, _factor), hasMiddle: false, out index);
    }

    /// <summary>Finds a code of any length. Short and long ones are rare, and would only slow down the rest.</summary>
    private bool TryFindAny<TUnit, TReader>(ReadOnlySpan<TUnit> wireCode, out int index)
        where TReader : struct, IWireUnit<TUnit>
    {
        var ends = WireCodeEnds.Read<TUnit, TReader>(wireCode);
        return TryFind<TUnit, TReader>(wireCode, ends, Hash<TUnit, TReader>(ends, wireCode, _factor), hasMiddle: true, out index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFind<TUnit, TReader>(ReadOnlySpan<TUnit> wireCode, WireCodeEnds ends, ulong hash, bool hasMiddle, out int index)
        where TReader : struct, IWireUnit<TUnit>
    {
        var slots = _slots;
        for (var place = (int)(hash >> _shift); ; place++)
        {
            ref readonly var slot = ref slots[place & (slots.Length - 1)];
            if (slot.Length == wireCode.Length && slot.Ends == ends && (!hasMiddle || TReader.AreEqual(wireCode, _wireCodes[slot.Index])))
            {
                index = slot.Index;
                return true;
            }

            if (slot.IsFree)
            {
                index = 0;
                return false;
            }
        }
    }

    private ulong Hash<TUnit, TReader>(WireCodeEnds ends, ReadOnlySpan<TUnit> wireCode, ulong factor)
        where TReader : struct, IWireUnit<TUnit>
        => ends.Hash((ReadsMiddle ? WireCodeEnds.HashMiddle<TUnit, TReader>(wireCode) : 0) + (uint)wireCode.Length, factor);

    /// <summary>Fills the slots by one factor after another, and takes that which puts the fewest codes beside their place.</summary>
    private (Slot[] Slots, ulong Factor) Fill(int size)
    {
        var (best, bestFactor, fewest) = (new Slot[size], FirstFactor, int.MaxValue);
        var factor = FirstFactor;
        for (var placed = 0; fewest > 0 && placed <= MaxPlacings; placed += _wireCodes.Length)
        {
            var slots = new Slot[size];
            var displaced = Fill(slots, factor);
            if (displaced < fewest)
            {
                (best, bestFactor, fewest) = (slots, factor, displaced);
            }

            factor *= NextFactor;
        }

        return (best, bestFactor);
    }

    /// <summary>Puts each code into the first free slot from its hash on.</summary>
    /// <returns>How many slots that were taken were in the way.</returns>
    private int Fill(Slot[] slots, ulong factor)
    {
        Array.Fill(slots, Slot.Free);
        var displaced = 0;
        for (var i = 0; i < _wireCodes.Length; i++)
        {
            var code = _wireCodes[i];
            var ends = WireCodeEnds.Read<byte, Utf8Unit>(code);
            var place = (int)(Hash<byte, Utf8Unit>(ends, code, factor) >> _shift);
            while (!slots[place].IsFree)
            {
                displaced++;
                place = (place + 1) & (slots.Length - 1);
            }

            slots[place] = new Slot(ends, code.Length, i);
        }

        return displaced;
    }

    /// <summary>A slot of the table.</summary>
    /// <param name="Ends">The ends of the code.</param>
    /// <param name="Length">The length of the code in bytes; negative in a free slot.</param>
    /// <param name="Index">The place of the code in the list.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(WireCodeEnds Ends, int Length, int Index)
    {
        public static Slot Free => new(default, -1, 0);

        public bool IsFree => Length < 0;
    }
}
