using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Switches;
using AuthErrors.Testing;
using Xunit;
using Verify = AuthErrors.Testing.CSharpAnalyzerVerifier<AuthErrors.Generators.MapAnalyzer>;

namespace AuthErrors.Generators.Tests.Maps;

public sealed class MapAnalyzerTests
{
    private const string AcceptInvalid = "AcceptInvalid (\"accept_invalid\")";

    [Theory]
    [InlineData("public static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new() { @SET };")]
    [InlineData("public static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new Dictionary<MCPAuthErrorCode, int>(10) { @ADD };")]
    [InlineData("readonly IReadOnlyDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new Dictionary<MCPAuthErrorCode, int>(EqualityComparer<MCPAuthErrorCode>.Default) { @SET };")]
    [InlineData("static readonly Other = 1, {|#0:Map|} = new() { @SET };")]
    [InlineData("static IReadOnlyDictionary<MCPAuthErrorCode, int> {|#0:Map|} { get; } = new SortedDictionary<MCPAuthErrorCode, int> { @ADD };")]
    [InlineData("static Dictionary<MCPAuthErrorCode, int> {|#0:Map|} => new() { @SET };")]
    [InlineData("static Dictionary<MCPAuthErrorCode, int> {|#0:Map|} { get => new() { @SET }; }")]
    [InlineData("static readonly FrozenDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new Dictionary<MCPAuthErrorCode, int> { @SET }.ToFrozenDictionary();")]
    [InlineData("static readonly IReadOnlyDictionary<MCPAuthErrorCode, int> {|#0:Map|} = FrozenDictionary.ToFrozenDictionary(new Dictionary<MCPAuthErrorCode, int> { @SET });")]
    [InlineData("static readonly ImmutableDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new Dictionary<MCPAuthErrorCode, int> { @SET }.ToImmutableDictionary();")]
    [InlineData("static readonly ReadOnlyDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new Dictionary<MCPAuthErrorCode, int> { @SET }.AsReadOnly();")]
    [InlineData("static readonly ReadOnlyDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new(new Dictionary<MCPAuthErrorCode, int> { @SET });")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new(new KeyValuePair<MCPAuthErrorCode, int>[] { @NEW });")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new(new[] { @KVP }) { [Unknown] = 1 };")]
    [InlineData("static readonly FrozenDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new[] { @TUPLE }.ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);")]
    [InlineData("static readonly FrozenDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new List<(int Status, MCPAuthErrorCode Code)> { @SWAP }.ToFrozenDictionary(x => x.Code, x => x.Status);")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new[] { @KVP }.ToDictionary(x => x.Key, x => x.Value);")]
    [InlineData("static readonly ImmutableDictionary<MCPAuthErrorCode, int> {|#0:Map|} = ImmutableDictionary.CreateRange<MCPAuthErrorCode, int>([@NEW]);")]
    [InlineData("static readonly ImmutableDictionary<MCPAuthErrorCode, int> {|#0:Map|} = ImmutableDictionary<MCPAuthErrorCode, int>.Empty@CALL;")]
    [InlineData("static readonly ConcurrentDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new() { @SET };")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new() { @SET, [(MCPAuthErrorCode)77] = 1 }; static int Get(MCPAuthErrorCode c) => Map.TryGetValue(c, out var x) ? x : Map[c] + Map.GetValueOrDefault(c) + Map.Count + C.Map.Keys.Count;")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new() { @SET }; static IReadOnlyDictionary<MCPAuthErrorCode, int> Shown() => Map; static void Show() => Look(Map); static void Look(IReadOnlyDictionary<MCPAuthErrorCode, int> map) { }")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> {|#0:Map|} = new() { @SET }; static int Look() { lock (Map) { foreach (var entry in Map) { } return Map is { Count: > 0 } && Map != null ? nameof(Map).Length + $\"{Map}\".Length + (Map?.Count ?? 0) : 0; } }")]
    [InlineData("static readonly ImmutableDictionary<MCPAuthErrorCode, int> {|#0:Map|} = new Dictionary<MCPAuthErrorCode, int> { @SET }.ToImmutableDictionary(); static object More => Map.Add(AcceptInvalid, 1);")]
    public async Task A_read_only_map_that_lacks_a_code_is_reported(string members)
    {
        var test = Create(members.Replace("static readonly Other = 1, ", "static readonly Dictionary<MCPAuthErrorCode, int> Other = [], ", System.StringComparison.Ordinal));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("Map keyed", "MCPAuthErrorCode", AcceptInvalid));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { @SET, [AcceptInvalid] = 1 };")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { @ADD, { (MCPAuthErrorCode)9, 1 } };")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { @ADD, { Last, 1 } }; const MCPAuthErrorCode Last = AcceptInvalid;")]
    [InlineData("static readonly ImmutableDictionary<MCPAuthErrorCode, int> Map = ImmutableDictionary<MCPAuthErrorCode, int>.Empty@CALL.SetItem(AcceptInvalid, 1);")]
    public Task A_map_that_holds_every_code_is_left_alone(string members) => Create(members).RunAsync();

    [Theory]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new();")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = [];")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { };")]
    [InlineData("static Dictionary<MCPAuthErrorCode, int> Map = new() { @SET };")]
    [InlineData("static Dictionary<MCPAuthErrorCode, int> Map { get; set; } = new() { @SET };")]
    [InlineData("Dictionary<MCPAuthErrorCode, int> Map { get; init; } = new() { @SET };")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { @SET, [Next()] = 1 };")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new(Start()) { @SET }; static Dictionary<MCPAuthErrorCode, int> Start() => [];")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = Enum.GetValues<MCPAuthErrorCode>().ToDictionary(x => x, x => 1);")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new[] { @KVP }.Where(x => x.Value > 1).ToDictionary(x => x.Key, x => x.Value);")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new[] { @KVP }.ToDictionary(x => Next(), x => x.Value);")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new(new KeyValuePair<MCPAuthErrorCode, int>[] { @NEW }.Concat([]));")]
    [InlineData("static readonly ImmutableDictionary<MCPAuthErrorCode, int> Map = ImmutableDictionary.CreateRange<MCPAuthErrorCode, int>([@NEW, ..More]); static readonly KeyValuePair<MCPAuthErrorCode, int>[] More = [];")]
    [InlineData("sealed class Full : Dictionary<MCPAuthErrorCode, int> { public Full() => Add(AcceptInvalid, 1); } static readonly Full Map = new() { @SET };")]
    [InlineData("static readonly HashSet<MCPAuthErrorCode> Retried = [RateLimited, AuthTimeout];")]
    [InlineData("static readonly Dictionary<string, MCPAuthErrorCode> Map = new() { [\"x\"] = KeyMissing };")]
    [InlineData("static readonly KeyValuePair<MCPAuthErrorCode, int>[] Pairs = { @NEW };")]
    [InlineData("static int Local(MCPAuthErrorCode c) { var map = new Dictionary<MCPAuthErrorCode, int> { @SET }; return map[c]; }")]
    public Task What_is_no_whole_read_only_map_is_left_alone(string members) => Create(members).RunAsync();

    [Theory]
    [InlineData("static C() { Map[AcceptInvalid] = 1; }")]
    [InlineData("static C() => C.Map.Add(AcceptInvalid, 1);")]
    [InlineData("static void Fill() => Map?.TryAdd(AcceptInvalid, 1);")]
    [InlineData("static void Fill() => Map.Remove(KeyMissing);")]
    [InlineData("static void Fill() => ((IDictionary<MCPAuthErrorCode, int>)Map).Add(AcceptInvalid, 1);")]
    [InlineData("static void Fill() => CollectionsMarshal.GetValueRefOrAddDefault(Map, AcceptInvalid, out _) = 1;")]
    [InlineData("static void Fill() => More(Map); static void More(Dictionary<MCPAuthErrorCode, int> map) { }")]
    [InlineData("static void Fill() => new Filler(Map); class Filler(IDictionary<MCPAuthErrorCode, int> map) { public int Count => map.Count; }")]
    [InlineData("static void Fill() { var map = Map; map[AcceptInvalid] = 1; }")]
    [InlineData("static void Fill() => Map[KeyMissing]++;")]
    [InlineData("static readonly Action<MCPAuthErrorCode, int> Fill = Map.Add;")]
    [InlineData("static C() { Map = new() { [AcceptInvalid] = 1 }; }")]
    [InlineData("static C() { (Map, _) = (new(), 1); }")]
    [InlineData("static C() { Make(out Map); } static void Make(out Dictionary<MCPAuthErrorCode, int> map) => map = [];")]
    [InlineData("class Inner { static void Fill() => Map.Add(AcceptInvalid, 1); }")]
    [InlineData("} partial class C { static void Fill() { void Local() => Map.Add(AcceptInvalid, 1); Local(); }")]
    [InlineData("static void Fill(Dictionary<MCPAuthErrorCode, int>? other) => (other ?? Map)[AcceptInvalid] = 1;")]
    [InlineData("static void Fill(bool b) { (b ? Map : new())[AcceptInvalid] = 1; }")]
    [InlineData("static void Fill() { foreach (var map in new[] { Map }) { map[AcceptInvalid] = 1; } }")]
    [InlineData("static void Fill() { if (Map is { Count: > 0 } map) { map[AcceptInvalid] = 1; } }")]
    [InlineData("static void Fill() { if (Map is var map) { map[AcceptInvalid] = 1; } }")]
    [InlineData("static void Fill() { switch (Map) { case var map: map[AcceptInvalid] = 1; break; } }")]
    [InlineData("static void Fill() => Get()[AcceptInvalid] = 1; static Dictionary<MCPAuthErrorCode, int> Get() => Map;")]
    public Task A_map_that_is_filled_later_is_left_alone(string members)
        => Create("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { @SET };\n" + members).RunAsync();

    [Fact]
    public Task A_type_around_may_fill_the_map()
        => Create("static C() => Inner.Map.Add(AcceptInvalid, 1); static class Inner { public static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { @SET }; }").RunAsync();

    [Fact]
    public async Task Another_file_may_fill_the_map()
    {
        var test = Create("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { @SET };");
        test.TestState.Sources.Add("partial class C { static void Fill() => Map.Add(default, 1); }");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("static readonly int[] {|#0:Table|} = { @NINE }; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly int[] {|#0:Table|} = new int[] { @NINE }; static int Get(MCPAuthErrorCode c) => Table[(byte)c] + Table[(int)c];")]
    [InlineData("static readonly int[] {|#0:Table|} = [@NINE]; static int Get(MCPAuthErrorCode? c) => c is null ? Table[0] : C.Table[(int)c.Value];")]
    [InlineData("static ReadOnlySpan<int> {|#0:Table|} => [@NINE]; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static ReadOnlySpan<int> {|#0:Table|} => new int[] { @NINE }; static int Get(MCPAuthErrorCode c) => Table[(int)(uint)c];")]
    [InlineData("static IReadOnlyList<int> {|#0:Table|} { get; } = [@NINE]; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly ImmutableArray<int> {|#0:Table|} = [@NINE]; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly ImmutableArray<int> {|#0:Table|} = ImmutableArray.Create(@NINE); static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly ImmutableArray<int> {|#0:Table|} = new[] { @NINE }.ToImmutableArray(); class Inner { static int Get(MCPAuthErrorCode c) => Table[(int)c]; }")]
    [InlineData("static readonly List<int> {|#0:Table|} = new() { @NINE }; static Func<MCPAuthErrorCode, int> Get => c => Table[(int)c];")]
    [InlineData("static readonly int[] {|#0:Table|} = { @NINE }; static int Get(MCPAuthErrorCode c) => (int)c < Table.Length ? Table[(int)c] : 0; static void Set() => Table[0] = 1;")]
    public async Task A_table_that_ends_before_the_last_code_is_reported_once(string members)
    {
        var test = Create(members);
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("Table indexed", "MCPAuthErrorCode", AcceptInvalid));
        await test.RunAsync();
    }

    [Fact]
    public async Task A_table_is_reported_where_it_is_declared_though_another_file_reads_it()
    {
        var test = Create("static readonly int[] [|Table|] = { @NINE };");
        test.TestState.Sources.Add("partial class C { static int Get(Deposium.Auth.MCPAuthErrorCode c) => Table[(int)c]; }");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("static readonly int[] Table = { @NINE, 9 }; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly int[] Table = { @NINE }; static int Get(int c) => Table[c];")]
    [InlineData("static readonly int[] Table = { @NINE }; static int Get(MCPAuthErrorCode c) => Table[(int)c - 1];")]
    [InlineData("static readonly int[] Table = { @NINE }; static int Get(DayOfWeek c) => Table[(int)c];")]
    [InlineData("static int[] Table = { @NINE }; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly int[] Table = new int[9]; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly int[] Table = [@NINE, ..More]; static readonly int[] More = [1]; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly int[] Table = { @NINE }; static C() => Table = new int[10]; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly List<int> Table = [@NINE]; static C() => Table.Add(9); static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly int[,] Table = { { 1 } }; static int Get(MCPAuthErrorCode c) => Table[(int)c, 0];")]
    [InlineData("static readonly ImmutableArray<int> Table = ImmutableArray.Create(new[] { @NINE }, 0, 1); static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    [InlineData("static readonly Dictionary<int, int> Table = new() { { 1, 1 } }; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    public Task Other_tables_are_left_alone(string members) => Create(members).RunAsync();

    [Fact]
    public Task The_fallback_and_what_is_obsolete_need_no_entry()
    {
        var test = new CSharpAnalyzerTest<MapAnalyzer>
        {
            TestCode = """
                using System;
                using System.Collections.Generic;
                [AuthErrors.AuthErrorCodes] enum E { Unknown, A, B, [Obsolete] C }
                static class M
                {
                    static readonly Dictionary<E, int> Map = new() { [E.A] = 1, [E.B] = 2 };
                    static readonly int[] Table = { 0, 1, 2 };
                    static int Get(E e) => Table[(int)e];
                    static readonly Dictionary<E, int> [|Short|] = new() { [E.A] = 1, [E.Unknown] = 0 };
                }
                """,
        };
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { [KeyMissing] = {|CS0103:Nowhere|} };")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { [{|CS0103:Nowhere|}] = 1, [KeyMissing] = 1 };")]
    [InlineData("static readonly Dictionary<MCPAuthErrorCode, int> Map = new() { {|CS7036:{ KeyMissing }|} };")]
    [InlineData("static readonly int[] Table = { {|CS0103:Nowhere|} }; static int Get(MCPAuthErrorCode c) => Table[(int)c];")]
    public Task Code_that_does_not_compile_is_left_alone(string members) => Create(members).RunAsync();

    [Fact]
    public async Task A_partial_property_is_reported_where_its_map_stands()
    {
        var test = Create("static partial Dictionary<MCPAuthErrorCode, int> Map { get; }");
        test.TestState.Sources.Add("""
            using System.Collections.Generic;
            using Deposium.Auth;
            partial class C { static partial Dictionary<MCPAuthErrorCode, int> {|AUTH2005:Map|} => new() { [MCPAuthErrorCode.KeyMissing] = 1 }; }
            """);
        await test.RunAsync();
    }

    /// <summary>
    /// A class around the members. <c>@SET</c> stands for entries of all codes but Unknown and AcceptInvalid in an initializer, <c>@ADD</c>, <c>@NEW</c>,
    /// <c>@KVP</c>, <c>@TUPLE</c>, <c>@SWAP</c> and <c>@CALL</c> for the same in other notations, <c>@NINE</c> for nine numbers.
    /// </summary>
    private static CSharpAnalyzerTest<MapAnalyzer> Create(string members)
    {
        var names = SwitchSetting.Expand("@OR(-AcceptInvalid)").Split(" or ");
        string Each(string format, string separator = ", ") => string.Join(separator, names.Select(name => format.Replace("X", name, System.StringComparison.Ordinal)));
        var written = new[]
        {
            ("@SET", Each("[X] = 1")), ("@ADD", Each("{ X, 1 }")), ("@NEW", Each("new(X, 1)")), ("@KVP", Each("KeyValuePair.Create(X, 1)")),
            ("@TUPLE", Each("(X, 1)")), ("@SWAP", Each("(1, X)")), ("@CALL", Each(".Add(X, 1)", "")), ("@NINE", string.Join(", ", Enumerable.Range(0, 9))),
        };
        return SwitchSetting.Create<CSharpAnalyzerTest<MapAnalyzer>>($$"""
            using System;
            using System.Collections.Concurrent;
            using System.Collections.Frozen;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Collections.ObjectModel;
            using System.Linq;
            using System.Runtime.InteropServices;
            using Deposium.Auth;
            using static Deposium.Auth.MCPAuthErrorCode;

            partial class C
            {
                static MCPAuthErrorCode Next() => default;
                {{written.Aggregate(members, static (text, macro) => text.Replace(macro.Item1, macro.Item2, System.StringComparison.Ordinal))}}
            }
            """);
    }
}
