using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AuthErrors.Generators.Tests.Json;

/// <summary>Makes texts that are JSON, or were before a few edits. The same seed makes the same text.</summary>
internal sealed class JsonFuzzer(int seed)
{
    private const string Characters = "{}[],:\"'\\/*#\n\r\t\v 0-+.eEtfnu\uFEFF\uD83D\uDE00\0\u007F\u0085\u00A0\u2028aé";

    private static readonly string[] Numbers = ["0", "-0", "1", "-12.50", "3e4", "1E-5", "0.1e+10", "12345678901234567890123", "1e999"];

    private static readonly string[] Strings =
        ["", "a", "b", "codes", "é", "😀", "\\n", "\\\\", "\\\"", "\\/", "\\u00e9", "\\ud83d\\ude00", "\u2028", "\uFEFF", "\\u0000", "\u007F", "// no comment", "{}", "\\uD83D"];

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\u", "\\ud83d", "\\ude00", "\"\"", "\"a\":", "{\"a\":1}", "[1]", "true", "false", "null", "True", "NaN", "-", "01", "1.", ".5", "1e",
        "0x1", "+1", "//", "/*", "*/", "/* x */", "// x\n", "# x\r", "\r\n", "\r", "\t", "\0", "\uFEFF", "\uD83D", "\uDE00", "\u2028", "\u00A0", "[[[[[[[[[[[[[[[[", "]]]]]]]]]]]]]]]]",
    ];

    private static readonly string[] Space = ["", "", "", " ", "\n", "\r\n", "\t", "  "];

    private static readonly string[] Seeds =
    [
        "", "{}", "\uFEFF{}", "{\"a\":[1,-2.5e3,{\"b\":null,\"c\":true}],\"d\":\"x\\n\"}", "{\"a\":1,\"a\":{\"a\":2,\"a\":3}}", new string('[', 63) + new string(']', 63),
        string.Concat(Enumerable.Repeat("{\"a\":", 62)) + "1" + new string('}', 62), "{ \"codes\": { \"key_invalid\": { \"summary\": \"S\", \"value\": 7 } } }\r\n", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        if (_random.Next(3) == 0)
        {
            text.Append(Pick(Seeds));
        }
        else
        {
            Write(text, depth: _random.Next(1, 5));
        }

        for (var edits = _random.Next(4); edits > 0; edits--)
        {
            Edit(text);
        }

        return text.ToString();
    }

    private void Write(StringBuilder text, int depth)
    {
        text.Append(Pick(Space));
        switch (_random.Next(depth > 0 ? 8 : 5))
        {
            case 0:
                text.Append(Pick(["true", "false", "null"]));
                break;
            case 1:
                text.Append(Pick(Numbers));
                break;
            case 2:
                text.Append(_random.Next(int.MinValue, int.MaxValue).ToString(CultureInfo.InvariantCulture));
                break;
            case 3 or 4:
                WriteString(text);
                break;
            case 5:
                WriteList(text, '[', ']', () => Write(text, depth - 1));
                break;
            default:
                WriteList(text, '{', '}', () =>
                {
                    WriteString(text);
                    text.Append(Pick(Space)).Append(':');
                    Write(text, depth - 1);
                });
                break;
        }

        text.Append(Pick(Space));
    }

    private void WriteString(StringBuilder text)
        => text.Append('"').Append(Pick(Strings)).Append(Pick(Strings)).Append('"');

    private void WriteList(StringBuilder text, char open, char close, Action writeItem)
    {
        text.Append(open);
        for (var items = _random.Next(4); items > 0; items--)
        {
            writeItem();
            text.Append(items > 1 ? "," : "");
        }

        text.Append(close);
    }

    private void Edit(StringBuilder text)
    {
        var start = _random.Next(text.Length + 1);
        var length = _random.Next(Math.Min(8, text.Length - start) + 1);
        switch (_random.Next(5))
        {
            case 0:
                text.Remove(start, length);
                break;
            case 1:
                text.Insert(start, text.ToString(start, length));
                break;
            case 2:
                text.Insert(start, Pick(Tokens));
                break;
            case 3:
                text.Insert(start, Pick(Space));
                break;
            default:
                text.Remove(start, Math.Min(1, text.Length - start)).Insert(start, Characters[_random.Next(Characters.Length)]);
                break;
        }
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
