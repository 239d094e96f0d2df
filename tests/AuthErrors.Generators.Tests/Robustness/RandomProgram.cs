using System;
using System.Linq;

namespace AuthErrors.Generators.Tests.Robustness;

/// <summary>Writes a program that does with codes all that a program can do, and much that none can.</summary>
internal sealed class RandomProgram
{
    private const int Depth = 3;

    private static readonly string[] Underlying = ["", " : byte", " : sbyte", " : ulong", " : long", " : string", " : Own", " : nint"];

    private static readonly string[] Members =
    [
        "A, B, C", "A = 1, B = 1, C = 2", "A = -1, B = 300, C", "A = B, B = A", "A, A, B", "A = ulong.MaxValue, B = 0", "A = 1 << 31, B = ~0", "", "A = \"x\", B", "[System.Obsolete] A, B", "[AuthErrors.WireCode(null)] A, [AuthErrors.WireCode()] B",
        "[AuthErrors.WireCode(\"a\")] A, [AuthErrors.WireCode(\"a\")] B", "A = (int)MCPAuthErrorCode.RateLimited, B", "A, B, ToString, value__",
    ];

    private readonly Random _random;
    private readonly RandomPattern _patterns;

    private RandomProgram(int seed)
    {
        _random = new Random(seed);
        _patterns = new RandomPattern(_random);
    }

    /// <summary>The program of a seed. It shares no name with that of another, save for those of the setting.</summary>
    public static string Write(int seed, bool isBroken)
    {
        var program = new RandomProgram(seed);
        var text = program.Write(seed);
        return isBroken ? BrokenText.Break(text, program._random) : text;
    }

    private string Write(int seed) => $$"""
        #pragma warning disable {{_patterns.Pick(["AUTH2001", "AUTH2001 // reason", "AUTH2001, CS0162", "CS8509", "", "AUTH2001 //"])}}
        using System.Collections.Frozen;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading.Tasks;
        using Deposium.Auth;
        using static Deposium.Auth.MCPAuthErrorCode;
        #pragma warning restore AUTH2001

        namespace P{{seed}}
        {
            {{_patterns.Pick(["[AuthErrors.AuthErrorCodes]", "[AuthErrors.AuthErrorCodes] [System.Flags]", "", "[AuthErrors.AuthErrorCodes(1)]", "[AuthErrors.Nothing]"])}}
            public enum Own{{_patterns.Pick(Underlying)}} { {{_patterns.Pick(Members)}} }
            [AuthErrors.AuthErrorCodes, System.Flags] public enum Flags { None, A, B }
            public record Node(Node? Inner, AuthError? Error);
            public ref struct Spanner { public MCPAuthErrorCode ErrorCode { get; set; } public int Length => 1; public MCPAuthErrorCode this[int i] => default; }

            {{_patterns.Pick(["", "[SuppressMessage(\"Usage\", \"AUTH2001\")]", "[SuppressMessage(\"Usage\", \"AUTH2001:x\", Justification = \"\")]", "[SuppressMessage(null, null, Justification = null)]", "[SuppressMessage]"])}}
            public {{_patterns.Pick(["class", "static class", "partial class", "record", "struct", "ref struct", "interface"])}} C<T> where T : {{_patterns.Pick(["struct", "System.Enum", "class", "unmanaged, System.Enum", "MCPAuthErrorCode"])}}
            {
                const MCPAuthErrorCode Alias = PermissionDenied;
                static readonly {{Map()}};
                static readonly {{Map()}};
        {{string.Concat(Enumerable.Range(0, 4).Select(Method))}}
            }
        }
        """;

    private string Method(int number) => $$"""
                static {{_patterns.Pick(["object?", "int", "async Task<int>", "IEnumerable<int>", "void"])}} M{{number}}(MCPAuthErrorCode c, MCPAuthErrorCode? n, AuthError e, bool b, int k, object o, dynamic d, string s,
                    (MCPAuthErrorCode, bool) t, MCPAuthErrorCode[] a, List<MCPAuthErrorCode> l, T g, Spanner x, System.ReadOnlySpan<MCPAuthErrorCode> w, System.Runtime.CompilerServices.ITuple i, Own own, Flags flags, Node node)
                {
                    {{Statement(Depth)}}
                    {{Statement(Depth)}}
                    {{_patterns.Pick(["return 0;", "return default;", "yield return 1;", ""])}}
                }

        """;

    private string Statement(int depth) => _random.Next(depth > 0 ? 12 : 3) switch
    {
        0 => $"var {_patterns.Name()} = {Value()} {_patterns.Pick(["==", "!=", "is", "is not", "+"])} {_patterns.Constant()};",
        1 => _patterns.Pick(["c = KeyMissing;", "e = e with { ErrorCode = c };", "return 1;", "break;", "throw null;", "goto case KeyMissing;", "goto default;", ";", "continue;", $"_ = s == \"{_patterns.Pick(["key_missing", "key_mising", "", "x"])}\";"]),
        2 => $"_ = {Value()} is {_patterns.Pattern(depth)};",
        3 or 4 => $"_ = {Value()} switch {{ {_patterns.Arms(depth)} }};",
        5 or 6 => $"switch ({Value()}) {{ {string.Concat(Enumerable.Range(0, _random.Next(5)).Select(_ => Section(depth - 1)))} }}",
        7 => Chain(depth - 1),
        8 => $"System.Func<MCPAuthErrorCode, object> {_patterns.Name()} = c => {Value()} switch {{ {_patterns.Arms(depth - 1)} }};",
        9 => $"{{ int {_patterns.Name()}(MCPAuthErrorCode c) {{ {Statement(depth - 1)} return 0; }} }}",
        10 => $"#if {_patterns.Pick(["A", "!A"])}\n{Statement(depth - 1)}\n#endif\n",
        _ => $"switch ({_patterns.Pick(["e.Wire", "s", "MCPAuthErrorCode.KeyMissing.ToString()"])}) {{ case \"key_missing\": {Statement(depth - 1)} break; case \"{_patterns.Pick(["rate_limited", "rate_limitd", "x"])}\": break; default: break; }}",
    };

    private string Section(int depth)
    {
        var labels = Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => _random.Next(6) == 0 ? "default:" : $"case {_patterns.Pattern(depth)}{_patterns.Guard(depth)}:");
        return $"{string.Join(' ', labels)} {Statement(depth)} {_patterns.Pick(["break;", "return 1;", "", "goto case RateLimited;", "throw null;"])} ";
    }

    /// <summary>An <c>if</c> chain, which some rules read as a switch.</summary>
    private string Chain(int depth) => string.Join(" else ", Enumerable.Range(0, 1 + _random.Next(5)).Select(_ =>
        $"if ({Value()} {_patterns.Pick(["== " + _patterns.Constant(), "is " + _patterns.Pattern(depth), "is not " + _patterns.Pattern(depth)])}{_patterns.Pick(["", " || c == RateLimited", " ^ b"])}) {{ {Statement(depth)} }}"));

    private string Map() => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        _patterns.Pick([
            "Dictionary<MCPAuthErrorCode, int> {0} = new() {{ [{1}] = 1, [{2}] = 2 }}", "Dictionary<MCPAuthErrorCode, int> {0} = new() {{ {{ {1}, 1 }}, {{ {2}, 2 }} }}",
            "FrozenDictionary<MCPAuthErrorCode, int> {0} = new Dictionary<MCPAuthErrorCode, int> {{ [{1}] = 1, [{2}] = 2 }}.ToFrozenDictionary()", "int[] {0} = {{ [(int){1}] = 1 }}", "int[] {0} = [1, (int){1}, (int){2}]",
            "(MCPAuthErrorCode, int)[] {0} = [({1}, 1), ({2}, 2)]", "Dictionary<MCPAuthErrorCode, int> {0}", "IReadOnlyDictionary<MCPAuthErrorCode?, object> {0} = new() {{ [{1}] = {2}, {{ }}, 1 }}", "HashSet<MCPAuthErrorCode> {0} = [{1}, .. {2}]",
        ]),
        _patterns.Name(),
        _patterns.Constant(),
        _patterns.Constant());

    private string Value() => _patterns.Value(Depth);
}
