using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.WireStrings;

/// <summary>The wire codes of an enum, and what is close to them.</summary>
internal sealed class WireCodes
{
    private readonly Dictionary<string, KnownCode> _exact;
    private readonly Dictionary<string, KnownCode> _anyCase;
    private readonly ImmutableArray<SpelledCode> _spelled;

    private WireCodes(CodeEnum codes, IReadOnlyCollection<KnownCode> known, ImmutableArray<SpelledCode> spelled)
    {
        Codes = codes;
        _spelled = spelled;
        _exact = FirstOfEach(known, StringComparer.Ordinal);
        _anyCase = FirstOfEach(known, StringComparer.OrdinalIgnoreCase);
    }

    public CodeEnum Codes { get; }

    public static WireCodes Read(CodeEnum codes)
    {
        var values = codes.Values.ToDictionary(static value => value.Number);
        var members = codes.Type.GetMembers().OfType<IFieldSymbol>()
            .Where(static field => field.HasConstantValue)
            .Select(static field => (Field: field, WireCode: CodeEnum.WireCodeOf(field)))
            .ToList();
        var sent = members.Where(static member => member.WireCode is not null).ToList();
        var perValue = sent.ToLookup(static member => member.Field.ConstantValue!);
        var perWireCode = sent.ToLookup(static member => member.WireCode!, StringComparer.Ordinal);
        var known = sent.Select(member => new KnownCode(
            member.WireCode!,
            values[member.Field.ConstantValue!],
            perValue[member.Field.ConstantValue!].Count() == 1 && perWireCode[member.WireCode!].Count() == 1));
        return new WireCodes(codes, [.. known], [.. members.Select(static member => new SpelledCode(member.Field.Name, member.WireCode))]);
    }

    public KnownCode? Find(string text, bool ignoreCase) => (ignoreCase ? _anyCase : _exact).TryGetValue(text, out var known) ? known : null;

    /// <summary>The wire code that somebody probably meant who wrote a text that is none.</summary>
    public string? FindMeant(string text) => NearMiss.Find(text, _spelled);

    private static Dictionary<string, KnownCode> FirstOfEach(IEnumerable<KnownCode> known, StringComparer comparer)
        => known.GroupBy(static code => code.WireCode, comparer).ToDictionary(static group => group.Key, static group => group.First(), comparer);
}
