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
/// A hash table with open addressing that never changes, so that any number of threads may search it. A search hashes the first and the last eight bytes, and compares
/// the whole only with a code of the same hash. It allocates nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WireCodeTable
{
    /// <summary>The longest wire code that a catalog may have, in UTF-16.</summary>
    private const int MaxLength = 128;
    private const int MaxUtf8BytesPerChar = 3;

    // A replacement character in place of half a surrogate pair would make two codes one.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[][] _wireCodes;
    private readonly Slot[] _slots;
    private readonly int _shift;
    private readonly bool _readsMiddle;

    /// <summary>Makes the table of a list.</summary>
    /// <param name="wireCodes">The wire codes, each once and of at most 128 characters.</param>
    /// <exception cref="ArgumentException">A wire code is not valid UTF-16.</exception>
    public WireCodeTable(string[] wireCodes)
    {
        ArgumentNullException.ThrowIfNull(wireCodes);
        _wireCodes = [.. wireCodes.Select(StrictUtf8.GetBytes)];

        // At most half full: most codes then stand where their hash says, and the rest next to it.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, wireCodes.Length) * 2);
        _shift = 64 - BitOperations.Log2((uint)size);
        _slots = new Slot[size];
        if (!TryFill())
        {
            _slots = new Slot[size];
            _readsMiddle = true;
            TryFill();
        }
    }

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
        var hash = WireCodeHash.Compute<TUnit, TReader>(wireCode, _readsMiddle);
        var (slots, wireCodes) = (_slots, _wireCodes);
        for (var place = (int)(hash >> _shift); ; place++)
        {
            var slot = slots[place & (slots.Length - 1)];
            index = slot.Number - 1;
            if (slot.Hash == (uint)hash && (uint)index < (uint)wireCodes.Length && TReader.AreEqual(wireCode, wireCodes[index]))
            {
                return true;
            }

            if (slot.Number == 0)
            {
                index = 0;
                return false;
            }
        }
    }

    /// <summary>Puts each code into the first free slot from its hash on. Gives up where the ends do not tell two codes apart; their middle then must.</summary>
    private bool TryFill()
    {
        for (var i = 0; i < _wireCodes.Length; i++)
        {
            var hash = WireCodeHash.Compute<byte, Utf8Unit>(_wireCodes[i], _readsMiddle);
            var place = (int)(hash >> _shift);
            while (_slots[place].Number != 0)
            {
                if (_slots[place].Hash == (uint)hash && !_readsMiddle)
                {
                    return false;
                }

                place = (place + 1) & (_slots.Length - 1);
            }

            _slots[place] = new Slot((uint)hash, i + 1);
        }

        return true;
    }

    /// <summary>A slot of the table.</summary>
    /// <param name="Hash">The low half of the code's hash.</param>
    /// <param name="Number">The place of the code in the list, counted from 1; 0 for a free slot.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(uint Hash, int Number);
}
