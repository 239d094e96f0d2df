using System;
using System.Linq;
using System.Text;
using AuthErrors.Internal.Envelopes;
using Xunit;

namespace AuthErrors.Runtime.Tests.Responses;

/// <summary>The scanner answers only where the reader of tokens would answer the same.</summary>
public sealed class FlatEnvelopeScannerTests
{
    private static readonly EnvelopePaths Paths = new("error_code", "message", "/error/hint", "docs");

    [Theory]
    [InlineData("""{"message":"m","error_code":"c","docs":"d"}""", true)]
    [InlineData(" {\r\n\t\"message\" : \"é😀\" , \"error_code\" : \"c\" } trailing", true)]
    [InlineData("""{"error_code":"c","message":"m" nonsense""", false)]
    [InlineData("""{"error_code":"c","message":"m"}""", true)]
    [InlineData("""{"error_code":"\u0063"}""", false)]
    [InlineData("""{"details":{},"error_code":"c"}""", false)]
    [InlineData("""{"status":401,"error_code":"c"}""", false)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void It_answers_for_members_that_are_plain_strings(string body, bool isCertain)
    {
        var found = default(EnvelopeSpans);
        Assert.Equal(isCertain, FlatEnvelopeScanner.TryFind(Encoding.UTF8.GetBytes(body), Paths, EnvelopeMember.All, ref found));
    }

    [Fact]
    public void Where_it_answers_the_reader_of_tokens_says_the_same()
    {
        var random = new Random(11);
        var parts = new[]
        {
            "{", "}", ",", ":", " ", "\n", "\"error_code\"", "\"message\"", "\"docs\"", "\"error\"", "\"hint\"", "\"a b\"", "\"\"", "\"é\"", "\"\\n\"", "\"\\u0041\"",
            "\"", "\\", "1", "null", "[", "]", "\"\u0001\"", "x",
        };
        var answered = 0;
        for (var round = 0; round < 300_000; round++)
        {
            var text = random.Next(2) == 0
                ? string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => parts[random.Next(parts.Length)]))
                : Members(random, parts);
            var body = Encoding.UTF8.GetBytes(text);
            foreach (var wanted in new[] { EnvelopeMember.Code, EnvelopeMember.Message, EnvelopeMember.All })
            {
                var flat = default(EnvelopeSpans);
                if (!FlatEnvelopeScanner.TryFind(body, Paths, wanted, ref flat))
                {
                    continue;
                }

                answered++;
                var search = Search(body, wanted);
                Assert.Equal(Describe(search), Describe(flat));
            }
        }

        Assert.InRange(answered, 50_000, int.MaxValue);
    }

    private static string Members(Random random, string[] parts)
    {
        var members = Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{parts[random.Next(6, 12)]}:{parts[random.Next(6, 14)]}");
        var body = "{" + string.Join(',', members) + "}";
        return random.Next(3) == 0 ? body[..random.Next(body.Length)] : body;
    }

    private static EnvelopeSpans Search(byte[] body, EnvelopeMember wanted)
    {
        var search = new EnvelopeSearch(Paths, body, wanted);
        var reader = new System.Text.Json.Utf8JsonReader(body);
        try
        {
            if (reader.Read() && reader.TokenType == System.Text.Json.JsonTokenType.StartObject)
            {
                search.ReadObject(ref reader, depth: 0, wanted);
            }
        }
        catch (System.Text.Json.JsonException)
        {
            // What was found up to here stands.
        }

        return search.Found;
    }

    private static string Describe(EnvelopeSpans spans)
        => $"{spans.Code.ToText() ?? "-"}|{spans.Message.ToText() ?? "-"}|{spans.Hint.ToText() ?? "-"}|{spans.Docs.ToText() ?? "-"}";
}
