using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>Reads one string literal (RFC 8259, section 7). A string that is not closed ends with its line, so that the next line still makes sense.</summary>
internal ref struct JsonStringReader
{
    private const string HexDigits = "0123456789abcdef";

    private readonly string _text;
    private readonly JsonProblems _problems;
    private readonly StringBuilder _value;
    private int _position;
    private bool _isTorn;

    private JsonStringReader(string text, int start, JsonProblems problems)
    {
        _text = text;
        _problems = problems;
        _value = new StringBuilder();
        _position = start;
    }

    /// <summary>Reads the string whose opening quote stands at the given place.</summary>
    public static JsonToken Read(string text, int start, JsonProblems problems) => new JsonStringReader(text, start, problems).Read();

    private JsonToken Read()
    {
        var start = _position;
        var quote = _text[_position++];
        while (_position < _text.Length && _text[_position] is not ('\r' or '\n'))
        {
            var c = _text[_position];
            if (c == quote)
            {
                _position++;
                return Finish(start, quote);
            }

            if (c == '\\')
            {
                ReadEscape();
            }
            else
            {
                ReadPlain(c);
            }
        }

        _problems.Add(TextSpan.FromBounds(start, _position), "the string is not closed on its line; end it with '\"' and write a line break as \\n");
        return new JsonToken(JsonTokenKind.String, TextSpan.FromBounds(start, _position), _value.ToString());
    }

    private readonly JsonToken Finish(int start, char quote)
    {
        var span = TextSpan.FromBounds(start, _position);
        if (quote == '\'')
        {
            _problems.Add(span, "strings of JSON stand in double quotes");
        }

        var value = _value.ToString();
        if (_isTorn || HasLoneSurrogate(value))
        {
            _problems.Add(span, "the string holds half of a surrogate pair; write both halves");
        }

        return new JsonToken(JsonTokenKind.String, span, value);
    }

    private void ReadPlain(char c)
    {
        if (c < ' ')
        {
            var escape = ((int)c).ToString("x4", CultureInfo.InvariantCulture);
            _problems.Add(new TextSpan(_position, 1), $"a control character stands in a string; write it as \\u{escape}");
        }

        // Half a pair of the text is no character, even where an escape would complete the pair.
        _isTorn |= (char.IsHighSurrogate(c) && !char.IsLowSurrogate(CharAt(_position + 1)))
            || (char.IsLowSurrogate(c) && !char.IsHighSurrogate(CharAt(_position - 1)));
        _value.Append(c);
        _position++;
    }

    private readonly char CharAt(int position) => position < _text.Length ? _text[position] : '\0';

    private void ReadEscape()
    {
        var start = _position++;
        var c = CharAt(_position);
        var plain = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (plain != '\0')
        {
            _position++;
            _value.Append(plain);
        }
        else if (c == 'u' && TryReadHex(_position + 1, out var unit))
        {
            _position += 5;
            _value.Append(unit);
        }
        else
        {
            // The character after the backslash is read as itself; one that needs a look of its own gets it next.
            var isPlain = c >= ' ' && !char.IsSurrogate(c);
            _problems.Add(new TextSpan(start, isPlain ? 2 : 1), "JSON knows no such escape; write a backslash as \\\\");
            if (isPlain)
            {
                _position++;
                _value.Append(c);
            }
        }
    }

    private readonly bool TryReadHex(int start, out char unit)
    {
        unit = '\0';
        if (start + 4 > _text.Length)
        {
            return false;
        }

        var value = 0;
        for (var at = start; at < start + 4; at++)
        {
            var digit = HexDigits.IndexOf(char.ToLowerInvariant(_text[at]));
            if (digit < 0)
            {
                return false;
            }

            value = (value * HexDigits.Length) + digit;
        }

        unit = (char)value;
        return true;
    }

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
