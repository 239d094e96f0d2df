using System;
using System.Collections.Frozen;
using System.Linq;
using System.Text;

namespace AuthErrors.Benchmarks.Lookups;

/// <summary>Codes of a catalog in a random order, too long to be learned by heart, and the ways to look them up. Each gives how many it found.</summary>
internal sealed class WireCodeLookups<TCode, TCatalog>
    where TCode : struct, Enum
    where TCatalog : struct, ILookupCatalog<TCode>
{
    // The processor learns which way a thousand codes take each branch; in a program every code comes as a surprise.
    public const int Operations = 20_000;

    private readonly TCode[] _codes;
    private readonly char[][] _utf16;
    private readonly byte[][] _utf8;
    private readonly byte[][] _known;
    private readonly FrozenDictionary<TCode, string> _frozenWireCodes;
    private readonly FrozenDictionary<string, TCode>.AlternateLookup<ReadOnlySpan<char>> _frozenCodes;

    public WireCodeLookups()
    {
        // The switches leave the fallback to their default.
        var all = TCatalog.All[1..].ToArray();
        _codes = new Random(1).GetItems(all, Operations);

        // Every text once: what is measured is not to be the memory. The known codes are others, as in a program.
        var utf16 = all.ToDictionary(static code => code, static code => TCatalog.ToWireCode(code).ToCharArray());
        var utf8 = utf16.ToDictionary(static pair => pair.Key, static pair => Encoding.UTF8.GetBytes(pair.Value));
        var known = utf8.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToArray());
        _utf16 = [.. _codes.Select(code => utf16[code])];
        _utf8 = [.. _codes.Select(code => utf8[code])];
        _known = [.. _codes.Select(code => known[code])];
        _frozenWireCodes = all.ToFrozenDictionary(static code => code, TCatalog.ToWireCode);
        _frozenCodes = all.ToFrozenDictionary(TCatalog.ToWireCode, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int VerifiedCompare()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += _utf8[i].AsSpan().SequenceEqual(_known[i]) ? 1 : 0;
        }

        return found;
    }

    public int TryParseUtf8()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += TCatalog.TryParse(_utf8[i].AsSpan(), out _) ? 1 : 0;
        }

        return found;
    }

    public int TryParseUtf16()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += TCatalog.TryParse(_utf16[i].AsSpan(), out _) ? 1 : 0;
        }

        return found;
    }

    public int TryParseBySwitch()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += TCatalog.TryParseBySwitch(_utf16[i], out _) ? 1 : 0;
        }

        return found;
    }

    public int FrozenUtf16()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += _frozenCodes.TryGetValue(_utf16[i], out _) ? 1 : 0;
        }

        return found;
    }

    public int FrozenUtf8()
    {
        var found = 0;
        Span<char> utf16 = stackalloc char[64];
        for (var i = 0; i < Operations; i++)
        {
            found += _frozenCodes.TryGetValue(utf16[..Encoding.UTF8.GetChars(_utf8[i], utf16)], out _) ? 1 : 0;
        }

        return found;
    }

    public int EnumTryParse()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += Enum.TryParse<TCode>(_utf16[i], out _) ? 1 : 0;
        }

        return found;
    }

    public int ToWireCode()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += TCatalog.ToWireCode(_codes[i]).Length > 0 ? 1 : 0;
        }

        return found;
    }

    public int ToWireCodeBySwitch()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += TCatalog.ToWireCodeBySwitch(_codes[i]).Length > 0 ? 1 : 0;
        }

        return found;
    }

    public int FrozenToWireCode()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += _frozenWireCodes[_codes[i]].Length > 0 ? 1 : 0;
        }

        return found;
    }

    public int EnumToString()
    {
        var found = 0;
        for (var i = 0; i < Operations; i++)
        {
            found += _codes[i].ToString().Length > 0 ? 1 : 0;
        }

        return found;
    }
}
