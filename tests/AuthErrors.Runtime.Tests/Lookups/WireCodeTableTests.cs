using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;
using AuthErrors.Internal.WireCodes;
using Xunit;

namespace AuthErrors.Runtime.Tests.Lookups;

public sealed class WireCodeTableTests
{
    /// <summary>Lists that are hard on a hash of the ends, and texts that are hard on a comparison.</summary>
    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.Ordinal)
    {
        ["one code"] = ["unknown"],
        ["the empty code"] = ["", "\0", "\0\0"],
        ["every length"] = [.. Enumerable.Range(0, 129).Select(static length => new string('a', length))],
        ["zeros of every length"] = [.. Enumerable.Range(0, 129).Select(static length => new string('\0', length))],
        ["numbered"] = [.. Enumerable.Range(0, 5000).Select(static i => $"code_{i:d4}")],
        ["differ in one character of the middle"] = [.. Enumerable.Range(' ', 95).Select(static c => $"prefix__{new string('x', 20)}{(char)c}{new string('x', 20)}__suffix")],
        ["differ in the middle"] = [.. Enumerable.Range(0, 5000).Select(static i => $"prefix__{i:d4}__suffix")],
        ["share all but the number"] = [.. Enumerable.Range(0, 5000).Select(static i => $"account_billing_{i:d5}_not_permitted")],
        ["every length, and each byte changed"] = [.. Enumerable.Range(0, 41).SelectMany(static length => EachByteChanged(new string('a', length)))],
        ["every length of another unit, and each changed"] = [.. Enumerable.Range(0, 41).SelectMany(static length => EachByteChanged(new string('é', length)))],
        ["words"] = [.. Words(5000)],
        ["not ASCII"] = ["schlüssel", "schlussel", "Schlüssel", "clé_expirée", "ключ_недействителен", "鍵がありません", "💡", "\u00C3\u00A9", "é", "\uFFFD", new string('鍵', 128)],
        ["controls and quotes"] = ["a\nb", "a\rb", "a\tb", "a\"b", "a\\b", "a\0b", "a\u007Fb", "a\u0080b"],
    };

    public static TheoryData<string> Names => [.. Lists.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_code_is_found_at_its_place(string name)
    {
        var list = Lists[name];
        var table = new WireCodeTable(list);

        Assert.All(list, (code, place) => Assert.Equal((true, place), Find(table, code)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_nearly_a_code_is_found_only_if_it_is_one(string name)
    {
        var list = Lists[name];
        var table = new WireCodeTable(list);
        var places = list.Select(static (code, place) => (code, place)).ToDictionary(static pair => pair.code, static pair => pair.place, StringComparer.Ordinal);

        foreach (var near in list.Where((_, place) => place % (1 + (list.Length / 100)) == 0).SelectMany(NearMisses).Where(static near => !near.Any(char.IsSurrogate)))
        {
            Assert.Equal((places.TryGetValue(near, out var place), place), Find(table, near));
        }
    }

    [Theory]
    [InlineData("words", false)]
    [InlineData("numbered", false)]
    [InlineData("every length", false)]
    [InlineData("differ in the middle", false)]
    [InlineData("differ in one character of the middle", true)]
    [InlineData("share all but the number", true)]
    public void The_middle_is_hashed_only_where_the_ends_do_not_tell_codes_apart(string name, bool readsMiddle)
        => Assert.Equal(readsMiddle, new WireCodeTable(Lists[name]).ReadsMiddle);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_hash_of_a_whole_code_is_its_own(string name)
        => Assert.Distinct(Lists[name].Select(static code => Hash(Encoding.UTF8.GetBytes(code))));

    [Fact]
    public void Half_a_surrogate_pair_is_never_found()
    {
        var table = new WireCodeTable(["\uFFFD", "a\uFFFD", "?", "💡"]);

        Assert.All(new[] { "\uD83D", "\uDCA1", "a\uD83D", "\uDCA1\uD83D", "\uD83D\uD83D" }, text => Assert.False(table.TryFind(text, out _)));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_not_found()
    {
        var table = new WireCodeTable(["é", "\uFFFD", "abc"]);

        Assert.False(table.TryFind([0xC3], out _));
        Assert.False(table.TryFind([0xE9], out _));
        Assert.False(table.TryFind([0xFF], out _));
        Assert.False(table.TryFind("abc\u00C3"u8[..4], out _));
    }

    [Fact]
    public void Characters_are_not_taken_for_bytes()
    {
        var table = new WireCodeTable(["é", "abcdefgh"]);

        Assert.False(table.TryFind("\u00C3\u00A9", out _));
        Assert.False(table.TryFind("\u0161bcdefgh", out _));
        Assert.False(table.TryFind("abcdefg\u0168", out _));
    }

    [Fact]
    public void A_text_of_any_length_may_be_asked_for()
    {
        var table = new WireCodeTable(["a", new string('a', 128)]);

        Assert.All(Enumerable.Range(129, 1000), length => Assert.Equal((false, 0), Find(table, new string('a', length))));
        Assert.Equal((false, 0), Find(table, new string('鍵', 100_000)));
    }

    [Fact]
    public void An_empty_list_has_no_code()
    {
        var table = new WireCodeTable([]);

        Assert.Equal((false, 0), Find(table, ""));
        Assert.Equal((false, 0), Find(table, "unknown"));
    }

    [Fact]
    public void A_code_that_is_not_valid_UTF_16_is_refused()
        => Assert.ThrowsAny<ArgumentException>(static () => new WireCodeTable(["a", "\uD83D"]));

    [Fact]
    public void Random_texts_are_not_found()
    {
        var table = new WireCodeTable(Lists["words"]);
        var known = Lists["words"].ToHashSet(StringComparer.Ordinal);
        var random = new Random(20260101);
        for (var i = 0; i < 200_000; i++)
        {
            var text = new string(random.GetItems("abcdefghijklmnopqrstuvwxyz_é\0"u8.ToArray(), random.Next(40)).Select(static b => (char)b).ToArray());
            Assert.Equal(known.Contains(text), Find(table, text).IsFound);
        }
    }

    [Fact]
    public void A_search_allocates_nothing()
    {
        var table = new WireCodeTable(Lists["not ASCII"]);
        Search();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Search();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Search()
        {
            table.TryFind("schlussel", out _);
            table.TryFind("schlüssel", out _);
            table.TryFind("schlüssel"u8, out _);
            table.TryFind("not there"u8, out _);
        }
    }

    [Fact]
    public void Threads_may_search_at_the_same_time()
    {
        var list = Lists["words"];
        var table = new WireCodeTable(list);

        Parallel.For(0, 8, _ => Assert.All(list, (code, place) => Assert.Equal((true, place), Find(table, code))));
    }

    private static ulong Hash(byte[] code)
        => WireCodeEnds.Read<byte, Utf8Unit>(code).Hash(WireCodeEnds.HashMiddle<byte, Utf8Unit>(code) + (uint)code.Length, factor: 1);

    /// <summary>Asks in UTF-8 and in UTF-16, which must agree.</summary>
    private static (bool IsFound, int Place) Find(WireCodeTable table, string text)
    {
        var found = (table.TryFind(text, out var place), place);
        Assert.Equal(found, (table.TryFind(Encoding.UTF8.GetBytes(text), out var utf8Place), utf8Place));
        return found;
    }

    private static IEnumerable<string> EachByteChanged(string code)
        => Enumerable.Range(0, code.Length).Select(i => code[..i] + (char)(code[i] + 1) + code[(i + 1)..]).Prepend(code);

    private static IEnumerable<string> NearMisses(string code)
    {
        yield return code + "x";
        yield return code + "\0";
        yield return "x" + code;
        yield return code.ToUpperInvariant();
        for (var i = 0; i < code.Length; i++)
        {
            yield return code[..i];
            yield return code[i..];
            yield return code.Remove(i, 1);
            yield return code[..i] + (char)(code[i] ^ 1) + code[(i + 1)..];
            yield return code[..i] + (char)(code[i] ^ 0x100) + code[(i + 1)..];
        }
    }

    private static IEnumerable<string> Words(int count)
    {
        string[] things = ["token", "key", "session", "grant", "account", "billing_account", "tenant", "policy", "device", "refresh_token"];
        string[] states = ["expired", "invalid", "missing", "revoked", "not_permitted", "rate_limited", "unknown", "locked"];
        for (var i = 0; i < count; i++)
        {
            var suffix = i < things.Length * states.Length ? "" : "_" + Convert.ToString(i, 16);
            yield return $"{things[i % things.Length]}_{states[i / things.Length % states.Length]}{suffix}";
        }
    }
}
