using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>Generated code of catalogs of every size, compiled and run: the sizes at which its form changes, and thousands.</summary>
public sealed class WireCodeTests
{
    private static readonly Dictionary<(int Count, int Step), CompiledCodes> Compiled = [];

    /// <summary>How many codes, and how far their values are apart: 1 leaves no gap.</summary>
    public static TheoryData<int, int> Catalogs
    {
        get
        {
            var catalogs = new TheoryData<int, int>();
            foreach (var count in new[] { 1, 4, 5, 10, 64, 65, 200, 5000 })
            {
                catalogs.Add(count, 1);
                catalogs.Add(count, 3);
            }

            return catalogs;
        }
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void Every_code_is_parsed_and_written_and_no_other_text(int count, int step)
    {
        var wireCodes = WireCodes(count);
        var codes = Compile(count, step);

        Assert.Equal(Enumerable.Range(0, count).Select(place => place * step), codes.All);
        Assert.All(wireCodes, (wireCode, place) =>
        {
            Assert.Equal(place * step, codes.Parse(wireCode));
            Assert.Equal(wireCode, codes.ToWireCode(place * step));
        });

        var known = wireCodes.ToHashSet(StringComparer.Ordinal);
        Assert.All(
            wireCodes.Where((_, place) => place % (1 + (count / 50)) == 0).SelectMany(NearMisses).Where(text => !known.Contains(text)),
            text => Assert.Null(codes.Parse(text)));
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void Every_code_keeps_what_the_catalog_says_of_it(int count, int step)
    {
        var codes = Compile(count, step);

        Assert.All(Enumerable.Range(0, count), place =>
        {
            Assert.Equal((AuthRecovery)Recovery(place), codes.GetRecovery(place * step));
            Assert.Equal(Hint(place), codes.GetHint(place * step));
            Assert.Null(codes.GetDocs(place * step));
        });
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void A_value_that_the_enum_does_not_define_reads_as_the_fallback(int count, int step)
    {
        var codes = Compile(count, step);

        Assert.All(new[] { -1, int.MinValue, int.MaxValue, count * step, ((count - 1) * step) + 1 }, value =>
        {
            Assert.Equal("unknown", codes.ToWireCode(value));
            Assert.Equal(AuthRecovery.Surface, codes.GetRecovery(value));
            Assert.Null(codes.GetHint(value));
        });
    }

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    [InlineData(100)]
    public void Values_may_be_in_any_order(int count)
    {
        var codesJson = Enumerable.Range(1, count).Select(i => $"\"code_{i}\": {{ \"value\": {count + 1 - i}, \"hint\": \"{i}\" }}");
        var codes = new CompiledCodes($$"""{ "codes": { {{string.Join(',', codesJson)}} } }""");

        Assert.Equal(Enumerable.Range(0, count + 1), codes.All);
        Assert.All(Enumerable.Range(1, count), i =>
        {
            Assert.Equal(count + 1 - i, codes.Parse($"code_{i}"));
            Assert.Equal($"code_{i}", codes.ToWireCode(count + 1 - i));
            Assert.Equal($"{i}", codes.GetHint(count + 1 - i));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_code_may_be_any_text(int others)
    {
        string[] odd = ["schlüssel", "Schlüssel", "鍵がありません", "💡", "a\0b", "a\nb", "a\"b", "a\\b", "{", " ", new string('鍵', 128), new string('x', 128)];
        var wireCodes = odd.Concat(Enumerable.Range(0, others).Select(static i => $"other_{i}")).ToList();
        var codesJson = wireCodes.Select(static (wireCode, i) => $"{JsonSerializer.Serialize(wireCode)}: {{ \"name\": \"Code{i}\" }}");
        var codes = new CompiledCodes($$"""{ "codes": { {{string.Join(',', codesJson)}} } }""");

        Assert.All(wireCodes, (wireCode, place) =>
        {
            Assert.Equal(place + 1, codes.Parse(wireCode));
            Assert.Equal(wireCode, codes.ToWireCode(place + 1));
        });
        Assert.Null(codes.Parse("SCHLÜSSEL"));
    }

    private static CompiledCodes Compile(int count, int step)
    {
        if (!Compiled.TryGetValue((count, step), out var codes))
        {
            codes = new CompiledCodes(Catalog(WireCodes(count), step));
            Compiled.Add((count, step), codes);
        }

        return codes;
    }

    /// <summary>A catalog whose values are <paramref name="step"/> apart.</summary>
    private static string Catalog(IReadOnlyList<string> wireCodes, int step)
    {
        string[] recoveries = ["surface", "refresh", "reauthenticate", "backoff"];
        var json = new StringBuilder();
        for (var place = 1; place < wireCodes.Count; place++)
        {
            json.Append(place == 1 ? "" : ",").Append('"').Append(wireCodes[place]).Append("\": { \"value\": ").Append(place * step)
                .Append(", \"recovery\": \"").Append(recoveries[Recovery(place)]).Append('"')
                .Append(Hint(place) is { } hint ? $", \"hint\": \"{hint}\"" : "").Append(" }\n");
        }

        return $$"""{ "codes": { {{json}} } }""";
    }

    private static List<string> WireCodes(int count)
        => ["unknown", .. Enumerable.Range(1, count - 1).Select(static i => i % 3 == 0 ? $"key_{i}" : $"account_{i}_not_permitted")];

    private static int Recovery(int place) => place % 4;

    private static string? Hint(int place) => place % 5 == 1 ? $"Do what number {place} says." : null;

    private static IEnumerable<string> NearMisses(string wireCode)
    {
        yield return "";
        yield return wireCode + "x";
        yield return "x" + wireCode;
        yield return wireCode[1..];
        yield return wireCode[..^1];
        yield return wireCode.ToUpperInvariant();
        for (var i = 0; i < wireCode.Length; i++)
        {
            yield return wireCode[..i] + (char)(wireCode[i] ^ 1) + wireCode[(i + 1)..];
        }
    }
}
