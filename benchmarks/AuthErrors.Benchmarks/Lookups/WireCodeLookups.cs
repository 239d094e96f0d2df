using System;
using System.Collections.Frozen;
using System.Linq;
using System.Text;

namespace AuthErrors.Benchmarks.Lookups;

/// <summary>A thousand codes of a catalog in a random order, and the ways to look them up. Each gives how many it found.</summary>
internal sealed class WireCodeLookups<TCode, TCatalog>
    where TCode : struct, Enum
    where TCatalog : struct, ILookupCatalog<TCode>
{
    public const int Operations = 1000;

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
        _utf16 = [.. _codes.Select(static code => TCatalog.ToWireCode(code).ToCharArray())];
        _utf8 = [.. _utf16.Select(Encoding.UTF8.GetBytes)];

        // Every code once, as a program would have it.
        var known = all.ToDictionary(static code => code, static code => Encoding.UTF8.GetBytes(TCatalog.ToWireCode(code)));
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
