using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AuthErrors.Benchmarks.Bodies;

/// <summary>The bodies that are measured.</summary>
internal static class BodyTexts
{
    private const string Members =
        """
        "error":"Unauthorized","message":"The API key has been revoked.","error_code":"key_invalid","hint":"Create a new key in the dashboard.","docs":"https://example.com/docs/keys"
        """;

    public static byte[] Create(EnvelopeBody body)
        => Encoding.UTF8.GetBytes(body switch
        {
            EnvelopeBody.Flat => $"{{{Members}}}",
            EnvelopeBody.NestedFirst => $$$"""{"details":{"attempts":[{{{Repeat(24, Attempt)}}}]},{{{Members}}}}""",
            EnvelopeBody.Escapes => $"{{{Repeat(40, EscapedMember)},{Members}}}",
            EnvelopeBody.ShortMembers => $"{{{Repeat(60, ShortMembers)},{Members}}}",
            EnvelopeBody.Indented => $"{{{Repeat(60, ShortMembers)},{Members}}}".Replace(",", ",\n    ", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(body)),
        });

    public static byte[] Create(SuccessBody body)
        => Encoding.UTF8.GetBytes(body switch
        {
            SuccessBody.ResultEarly => $$$"""{"jsonrpc":"2.0","id":7,"result":{"content":[{{{Repeat(380, Item)}}}]}}""",
            SuccessBody.Neither => $$$"""{"version":"2.0","id":7,"data":{"content":[{{{Repeat(380, Item)}}}]}}""",
            _ => throw new ArgumentOutOfRangeException(nameof(body)),
        });

    private static string Attempt(int i)
        => Invariant($$$"""{"at":"2026-05-0{{{i % 9 + 1}}}T10:00:0{{{i % 10}}}Z","upstream":{"status":401,"error":{"code":"x{{{i}}}","message":"Said \"no\" to [{{{i}}}]"}},"cached":false,"tags":["a","b"]}""");

    private static string EscapedMember(int i)
        => Invariant($$$"""
            "\u0064etail\u005f{{{i}}}":"\u0022line\u0022 {{{i}}}\nC:\\keys\\new\t\u00e9\u00e8 \"quoted\" \/path\/to\n\n\\\\"
            """);

    private static string ShortMembers(int i)
        => Invariant($$$"""
            "a{{{i}}}":{{{i}}},"b{{{i}}}":true,"c{{{i}}}":"","d{{{i}}}":[],"e{{{i}}}":-1.5e3,"f{{{i}}}":{"g":null}
            """);

    private static string Item(int i)
        => Invariant($$$"""{"type":"text","text":"Row {{{i}}}: the \"error\" of an earlier run was {code: 401}.\nNothing else happened, and nothing else was said.","annotations":{"priority":0.5,"audience":["user"]}}""");

    private static string Repeat(int count, Func<int, string> text) => string.Join(',', Enumerable.Range(0, count).Select(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
