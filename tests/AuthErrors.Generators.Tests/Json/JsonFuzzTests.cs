using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Generators.Json;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Json;

/// <summary>The reader of JSON against System.Text.Json, which shares nothing with it.</summary>
public sealed class JsonFuzzTests
{
    private const int Rounds = 1_000_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    [Fact]
    public void A_million_texts_are_read_as_an_independent_reader_reads_them()
    {
        var valid = 0;
        Parallel.For(0, Rounds, seed =>
        {
            var text = new JsonFuzzer(seed).Next();
            try
            {
                if (IsReadAlike(text))
                {
                    Interlocked.Increment(ref valid);
                }
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, {JsonSerializer.Serialize(text)}: {exception}");
            }
        });

        // Both kinds are there in number.
        Assert.InRange(valid, Rounds / 5, Rounds * 4 / 5);
    }

    /// <summary>Whether the text is JSON. Fails when the readers do not agree.</summary>
    private static bool IsReadAlike(string text)
    {
        var (root, problems) = JsonParser.Parse(text);
        CheckSpans(text, root, problems);
        using var document = ParseIndependently(text);
        Require((document is not null) == problems.IsEmpty, problems.IsEmpty ? "only we accept it" : problems[0].Message);
        Require(document is null || IsSame(text, root, document.RootElement), "the values differ");
        return document is not null;
    }

    /// <summary>The document; <see langword="null"/> when the text is no JSON.</summary>
    private static JsonDocument? ParseIndependently(string text)
    {
        JsonDocument? document = null;
        try
        {
            // RFC 8259, section 8.1, leaves the byte order mark to the reader; this one leaves it to its caller.
            document = JsonDocument.Parse(text.StartsWith('\uFEFF') ? text[1..] : text, Strict);
            ReadStrings(document.RootElement);
            return document;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // It refuses half a surrogate pair late: in the text as an argument, in an escape when somebody asks for the string.
            document?.Dispose();
            return null;
        }
    }

    private static void ReadStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadStrings(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadStrings(member.Value);
                }

                break;
        }
    }

    private static bool IsSame(string text, JsonValue ours, JsonElement theirs) => ours switch
    {
        JsonObject json => theirs.ValueKind == JsonValueKind.Object
            && json.Members.Length == theirs.EnumerateObject().Count()
            && json.Members.Zip(theirs.EnumerateObject()).All(pair => pair.First.Name.Text == pair.Second.Name && IsSame(text, pair.First.Value, pair.Second.Value)),
        JsonArray json => theirs.ValueKind == JsonValueKind.Array
            && json.Items.Length == theirs.GetArrayLength()
            && json.Items.Zip(theirs.EnumerateArray()).All(pair => IsSame(text, pair.First, pair.Second)),
        JsonString json => theirs.ValueKind == JsonValueKind.String && json.Text == theirs.GetString() && text.Substring(json.Span.Start, json.Span.Length) == theirs.GetRawText(),
        JsonNumber json => theirs.ValueKind == JsonValueKind.Number && json.Text == theirs.GetRawText() && text.Substring(json.Span.Start, json.Span.Length) == json.Text,
        JsonBoolean json => theirs.ValueKind == (json.Value ? JsonValueKind.True : JsonValueKind.False),
        JsonNull => theirs.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    /// <summary>Everything stands in the text, values in the order of it and inside what holds them, problems in the order of it.</summary>
    private static void CheckSpans(string text, JsonValue root, ImmutableArray<JsonProblem> problems)
    {
        var start = 0;
        foreach (var problem in problems)
        {
            Require(problem.Span.Start >= start && problem.Span.End <= text.Length, "a problem is out of order or out of the text");
            start = problem.Span.Start;
        }

        CheckInside(root, new TextSpan(0, text.Length));
    }

    private static void CheckInside(JsonValue value, TextSpan outer)
    {
        Require(outer.Contains(value.Span), "a value is not inside what holds it");
        var rest = value.Span;
        foreach (var child in value switch
        {
            JsonObject json => json.Members.SelectMany(static member => new[] { member.Name, member.Value }),
            JsonArray json => json.Items,
            _ => [],
        })
        {
            CheckInside(child, rest);
            rest = TextSpan.FromBounds(child.Span.End, rest.End);
        }
    }

    private static void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
