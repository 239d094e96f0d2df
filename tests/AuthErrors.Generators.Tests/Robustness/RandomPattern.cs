using System;
using System.Linq;

namespace AuthErrors.Generators.Tests.Robustness;

/// <summary>Writes patterns and expressions of every kind that C# has, whether or not they fit what they are asked of.</summary>
internal sealed class RandomPattern(Random random)
{
    private static readonly string[] Constants =
    [
        "KeyMissing", "KeyMissing", "FormatInvalid", "RateLimited", "Unknown", "MCPAuthErrorCode.KeyInvalid", "Deposium.Auth.MCPAuthErrorCode.AuthTimeout", "global::Deposium.Auth.MCPAuthErrorCode.AcceptInvalid",
        "KeyMissing | FormatInvalid", "(MCPAuthErrorCode)3", "(MCPAuthErrorCode)77", "(MCPAuthErrorCode)(-1)", "(MCPAuthErrorCode)0", "Alias", "default", "null", "true", "false", "0", "3", "1.5", "'x'", "\"key_missing\"",
        "\"key_mising\"", "nameof(KeyMissing)", "Own.A", "Own.B", "Flags.A | Flags.B", "Missing", "MCPAuthErrorCode.Nowhere", "unchecked((MCPAuthErrorCode)int.MaxValue)", "sizeof(int)", "ulong.MaxValue",
    ];

    private static readonly string[] Types =
    [
        "MCPAuthErrorCode", "MCPAuthErrorCode?", "AuthError", "Node", "int", "object", "string", "System.Enum", "System.ValueType", "System.Runtime.CompilerServices.ITuple", "List<MCPAuthErrorCode>", "T", "Own", "Flags",
        "(MCPAuthErrorCode, bool)", "MCPAuthErrorCode[]", "System.IComparable", "dynamic", "Nowhere", "void", "Spanner",
    ];

    /// <summary>No pointers, nor a sign that breaking the text could make one of: the compiler itself (4.14) throws when one is matched with an integer type.</summary>
    private static readonly string[] Values =
    [
        "c", "c", "c", "c", "n", "n", "e", "e", "e.ErrorCode", "e?.ErrorCode", "b", "k", "o", "d", "s", "t", "a", "l", "g", "x", "w", "i", "own", "flags", "node", "node.Error?.ErrorCode", "node.Inner!.Error!.ErrorCode",
        "(int)c", "(long?)n", "(object)c", "(c, b)", "(c, n)", "(c, b, e)", "(c, (b, n), own)", "(c, c, c, c)", "c | KeyMissing", "n ?? KeyMissing", "n!.Value", "n.GetValueOrDefault()", "default(MCPAuthErrorCode)", "default", "null", "throw null",
        "new { c }", "a[0]", "l[^1]", "ref c", "c.ToString()", "e.Wire", "() => c", "Task.FromResult(c).Result", "checked((byte)c)", "nowhere", "nowhere.ErrorCode", "System.Enum.Parse<MCPAuthErrorCode>(s)", "e with { ErrorCode = c }",
    ];

    private int _names;

    public T Pick<T>(T[] items) => items[random.Next(items.Length)];

    public string Constant() => Pick(Constants);

    /// <summary>What may be switched over.</summary>
    public string Value(int depth) => depth > 0 && random.Next(12) == 0 ? $"({Value(depth - 1)} switch {{ {Arms(depth - 1)} }})" : Pick(Values);

    public string Name() => $"v{_names++}";

    public string Pattern(int depth) => random.Next(depth > 0 ? 26 : 9) switch
    {
        < 4 => Constant(),
        4 => "_",
        5 => $"var {Name()}",
        6 => Pick(["< ", "<= ", "> ", ">= "]) + Constant(),
        7 => Pick(Types) + Pick(["", " " + Name()]),
        8 => Pick(["{ }", "{ } " + Name(), "[]", "()", "var (_, _)", $"var ({Name()}, ({Name()}, _))"]),
        < 13 => $"{Pattern(depth - 1)} or {Pattern(depth - 1)}",
        < 15 => $"{Pattern(depth - 1)} and {Pattern(depth - 1)}",
        < 17 => $"not {Pattern(depth - 1)}",
        17 => $"({Pattern(depth - 1)})",
        < 20 => $"{Pick(["", "", Pick(Types)])}({Several(depth)}){Pick(["", "", " { Length: 2 }", " " + Name()])}",
        20 => $"{Pick(["", "AuthError", "Node"])} {{ {Pick(["ErrorCode", "Error.ErrorCode", "Inner.Error", "Value", "HasValue", "Wire", "Nowhere", "Length"])}: {Pattern(depth - 1)} }}",
        21 => $"{{ ErrorCode: {Pattern(depth - 1)}, {Pick(["Wire", "Attempt", "ErrorCode"])}: {Pattern(depth - 1)} }}",
        22 => $"AuthError(ErrorCode: {Pattern(depth - 1)}, {Pattern(depth - 1)}, Attempt: {Pattern(depth - 1)}) {Pick(["", Name()])}",
        23 => $"[{Several(depth)}]",
        24 => $"[{Pattern(depth - 1)}, .. {Pick(["", Pattern(depth - 1), "var " + Name()])}, {Pattern(depth - 1)}]",
        _ => $".. {Pattern(depth - 1)}",
    };

    /// <summary>The arms of a switch expression.</summary>
    public string Arms(int depth) => string.Join(", ", Enumerable.Range(0, random.Next(7)).Select(_ => $"{Pattern(depth)}{Guard(depth)} => {Result(depth)}")) + Pick(["", ", _ => 0", ", _ => throw null", ",", ", var other => 1"]);

    public string Guard(int depth) => random.Next(5) > 0 ? "" : " when " + Pick(["b", "true", "1 == 1", "false", $"c == {Constant()}", "nowhere", "", $"{Value(0)} is {Pattern(depth / 2)}"]);

    private string Result(int depth) => depth > 0 && random.Next(8) == 0 ? $"{Value(0)} switch {{ {Arms(depth - 1)} }}" : Pick(["1", "0", "throw null", "default", "() => 1", "c", "null", "nowhere"]);

    private string Several(int depth) => string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Pattern(depth - 1)));
}
