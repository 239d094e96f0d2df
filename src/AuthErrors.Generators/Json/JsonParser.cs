using System;
using System.Collections.Immutable;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>
/// A strict parser of RFC 8259 that knows where everything stands, never throws and reads on after a mistake, so that one
/// typo hides as little as possible. Ours, because an analyzer can bring no JSON library into its host.
/// </summary>
internal sealed class JsonParser
{
    /// <summary>How deep values may nest. A catalog needs six; the limit keeps the recursion off the end of the stack.</summary>
    private const int MaxDepth = 64;

    private readonly JsonProblems _problems = new();
    private readonly JsonScanner _scanner;
    private JsonToken _token;
    private int _depth;

    private JsonParser(string text)
    {
        _scanner = new JsonScanner(text, _problems);
        _token = _scanner.Next();
    }

    /// <summary>Reads a text as one JSON value.</summary>
    /// <returns>What could be read, and every problem in the order of the text.</returns>
    public static (JsonValue Root, ImmutableArray<JsonProblem> Problems) Parse(string text)
    {
        var parser = new JsonParser(text);
        var root = parser.ReadDocument();
        return (root, parser._problems.ToImmutable());
    }

    private JsonValue ReadDocument()
    {
        if (_token.Kind == JsonTokenKind.End)
        {
            _problems.Add(_token.Span, "the file is empty; it needs at least {\"codes\": {}}");
            return new JsonInvalid(_token.Span);
        }

        var root = ReadValue();
        if (_token.Kind != JsonTokenKind.End)
        {
            _problems.Add(_token.Span, "the JSON value has ended before this; remove what follows");
        }

        return root;
    }

    private JsonValue ReadValue()
    {
        var token = _token;
        switch (token.Kind)
        {
            case JsonTokenKind.OpenBrace when _depth < MaxDepth:
                return ReadObject();
            case JsonTokenKind.OpenBracket when _depth < MaxDepth:
                return ReadArray();
            case JsonTokenKind.OpenBrace:
            case JsonTokenKind.OpenBracket:
                _problems.Add(token.Span, $"values nest deeper than {MaxDepth} levels");
                SkipNested();
                return new JsonInvalid(token.Span);
            case JsonTokenKind.String:
                Advance();
                return new JsonString(token.Span, token.Text);
            case JsonTokenKind.Number:
                Advance();
                return new JsonNumber(token.Span, token.Text);
            case JsonTokenKind.True:
            case JsonTokenKind.False:
                Advance();
                return new JsonBoolean(token.Span, token.Kind == JsonTokenKind.True);
            case JsonTokenKind.Null:
                Advance();
                return new JsonNull(token.Span);
            case JsonTokenKind.Word:
                _problems.Add(token.Span, $"{Quoted.InSingle(token.Text)} is no value of JSON; a text stands in double quotes");
                Advance();
                return new JsonInvalid(token.Span);
            case JsonTokenKind.Malformed:
                Advance();
                return new JsonInvalid(token.Span);
            case JsonTokenKind.End:
                _problems.Add(token.Span, "the file ends where a value should stand");
                return new JsonInvalid(token.Span);
            default:
                _problems.Add(token.Span, $"a value should stand before {Quoted.InSingle(token.Text)}");
                return new JsonInvalid(new TextSpan(token.Span.Start, 0));
        }
    }

    private JsonObject ReadObject()
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        var span = ReadList(JsonTokenKind.CloseBrace, "}", () =>
        {
            if (ReadMember() is { } member)
            {
                members.Add(member);
            }
        });
        return new JsonObject(span, members.ToImmutable());
    }

    private JsonArray ReadArray()
    {
        var items = ImmutableArray.CreateBuilder<JsonValue>();
        var span = ReadList(JsonTokenKind.CloseBracket, "]", () => items.Add(ReadValue()));
        return new JsonArray(span, items.ToImmutable());
    }

    /// <summary>Reads a name and its value; <see langword="null"/> when there is no name, and so nothing to know the value by.</summary>
    private JsonMember? ReadMember()
    {
        var name = _token;
        var hasName = true;
        switch (name.Kind)
        {
            case JsonTokenKind.String:
                Advance();
                break;
            case JsonTokenKind.Word:
            case JsonTokenKind.Malformed:
            case JsonTokenKind.Number:
            case JsonTokenKind.True:
            case JsonTokenKind.False:
            case JsonTokenKind.Null:
                _problems.Add(name.Span, $"the name of a member stands in double quotes: {Quoted.InDouble(name.Text)}");
                Advance();
                break;
            default:
                _problems.Add(name.Span, "the name of a member should stand here");
                hasName = false;
                break;
        }

        if (_token.Kind == JsonTokenKind.Colon)
        {
            Advance();
        }
        else
        {
            _problems.Add(_token.Span, $"a ':' should stand after the name {Quoted.InDouble(name.Text)}");
        }

        var value = ReadValue();
        return hasName ? new JsonMember(new JsonString(name.Span, name.Text), value) : null;
    }

    /// <summary>Reads what stands between two brackets, separated by commas.</summary>
    /// <returns>The span from bracket to bracket.</returns>
    private TextSpan ReadList(JsonTokenKind close, string closeText, Action readItem)
    {
        var start = _token.Span.Start;
        Advance();
        _depth++;
        while (!IsAtEndOfList())
        {
            var before = _token.Span;
            if (_token.Kind == JsonTokenKind.Comma)
            {
                _problems.Add(_token.Span, "nothing stands before this ','; remove it");
            }
            else
            {
                readItem();
            }

            if (_token.Kind == JsonTokenKind.Comma)
            {
                var comma = _token.Span;
                Advance();
                if (_token.Kind == close)
                {
                    _problems.Add(comma, $"JSON allows no ',' before '{closeText}'; remove it");
                }
            }
            else if (!IsAtEndOfList())
            {
                _problems.Add(_token.Span, "a ',' should stand before this");
            }

            // Whatever was wrong, go on behind it: every turn uses up a token.
            if (_token.Span == before)
            {
                Advance();
            }
        }

        _depth--;
        var end = _token.Span.End;
        if (_token.Kind == close)
        {
            Advance();
        }
        else
        {
            _problems.Add(_token.Span, $"a '{closeText}' is missing");
            end = _token.Span.Start;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>True at any closing bracket: one that closes something further out means that what is read here was left open.</summary>
    private bool IsAtEndOfList() => _token.Kind is JsonTokenKind.CloseBrace or JsonTokenKind.CloseBracket or JsonTokenKind.End;

    private void SkipNested()
    {
        var open = 0;
        do
        {
            open += _token.Kind switch
            {
                JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket => 1,
                JsonTokenKind.CloseBrace or JsonTokenKind.CloseBracket => -1,
                _ => 0,
            };
            Advance();
        }
        while (open > 0 && _token.Kind != JsonTokenKind.End);
    }

    private void Advance() => _token = _scanner.Next();
}
