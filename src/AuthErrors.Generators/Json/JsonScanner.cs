using System;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>Cuts a text into JSON tokens. What is between tokens and must not be there is reported and passed over.</summary>
internal sealed class JsonScanner(string text, JsonProblems problems)
{
    private const char ByteOrderMark = '\uFEFF';

    // RFC 8259, section 8.1: a parser may ignore a byte order mark.
    private int _position = text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;

    public JsonToken Next()
    {
        SkipToToken();
        if (_position == text.Length || problems.IsFull)
        {
            return new JsonToken(JsonTokenKind.End, new TextSpan(_position, 0), "");
        }

        var c = text[_position];
        switch (c)
        {
            case '{':
                return Punctuation(JsonTokenKind.OpenBrace);
            case '}':
                return Punctuation(JsonTokenKind.CloseBrace);
            case '[':
                return Punctuation(JsonTokenKind.OpenBracket);
            case ']':
                return Punctuation(JsonTokenKind.CloseBracket);
            case ',':
                return Punctuation(JsonTokenKind.Comma);
            case ':':
                return Punctuation(JsonTokenKind.Colon);
            case '"':
            case '\'':
                return String();
            default:
                return IsWordPart(c) ? Word() : Number();
        }
    }

    private static bool IsWhitespace(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static bool IsWordPart(char c) => char.IsLetter(c) || c is '_' or '$';

    private static bool IsNumberPart(char c) => (c is >= '0' and <= '9') || c is '+' or '-' or '.';

    private static bool StartsToken(char c) => c is '{' or '}' or '[' or ']' or ',' or ':' or '"' or '\'' || IsWordPart(c) || IsNumberPart(c);

    private void SkipToToken()
    {
        while (_position < text.Length && !problems.IsFull)
        {
            var c = text[_position];
            if (IsWhitespace(c))
            {
                _position++;
            }
            else if (c == '/' || c == '#')
            {
                SkipComment();
            }
            else if (StartsToken(c))
            {
                return;
            }
            else
            {
                SkipUnexpected();
            }
        }
    }

    private void SkipComment()
    {
        var start = _position;
        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        if (text[start] == '/' && next != '/' && next != '*')
        {
            SkipUnexpected();
            return;
        }

        var (end, length) = next == '*' && text[start] == '/'
            ? (text.IndexOf("*/", start + 2, StringComparison.Ordinal), 2)
            : (text.IndexOfAny(['\r', '\n'], start), 0);
        _position = end < 0 ? text.Length : end + length;
        problems.Add(TextSpan.FromBounds(start, _position), "JSON has no comments; remove this one");
    }

    private void SkipUnexpected()
    {
        var start = _position;
        var isPair = char.IsHighSurrogate(text[start]) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]);
        _position += isPair ? 2 : 1;
        var codePoint = isPair ? char.ConvertToUtf32(text[start], text[start + 1]) : text[start];
        problems.Add(TextSpan.FromBounds(start, _position), FormattableString.Invariant($"the character U+{codePoint:X4} stands for nothing in JSON; remove it"));
    }

    private JsonToken Punctuation(JsonTokenKind kind)
    {
        var span = new TextSpan(_position++, 1);
        return new JsonToken(kind, span, text.Substring(span.Start, 1));
    }

    private JsonToken Word()
    {
        var (span, word) = TakeRun();
        var kind = word switch
        {
            "true" => JsonTokenKind.True,
            "false" => JsonTokenKind.False,
            "null" => JsonTokenKind.Null,
            _ => JsonTokenKind.Word,
        };
        return new JsonToken(kind, span, word);
    }

    private JsonToken Number()
    {
        var (span, number) = TakeRun();
        if (!JsonGrammar.IsNumber(number))
        {
            problems.Add(span, $"{Quoted.InSingle(number)} is no number of JSON");
            return new JsonToken(JsonTokenKind.Malformed, span, number);
        }

        return new JsonToken(JsonTokenKind.Number, span, number);
    }

    /// <summary>Takes letters and digits up to whatever else: <c>12px</c> is one mistake and not two tokens.</summary>
    private (TextSpan Span, string Text) TakeRun()
    {
        var start = _position;
        while (_position < text.Length && (IsWordPart(text[_position]) || IsNumberPart(text[_position])))
        {
            _position++;
        }

        return (TextSpan.FromBounds(start, _position), text.Substring(start, _position - start));
    }

    private JsonToken String()
    {
        var token = JsonStringReader.Read(text, _position, problems);
        _position = token.Span.End;
        return token;
    }
}
