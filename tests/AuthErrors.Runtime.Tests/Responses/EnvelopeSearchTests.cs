using System;
using System.Text;
using AuthErrors.CompilerServices;
using Xunit;

namespace AuthErrors.Runtime.Tests.Responses;

/// <summary>On whatever body the reader of envelopes says what a search token by token does, but for mistakes in what it passes over.</summary>
public sealed class EnvelopeSearchTests
{
    private const int BrokenPerRound = 6;

    private static readonly string[][] Layouts =
    [
        ["error_code", "message", "/error/code", "a"],
        ["/error/code", "/error", "/error/a/0", "/a"],
        ["/error/error_code", "/error/error_code", "code", "/"],
    ];

    private static readonly EnvelopeReader[] Readers = Array.ConvertAll(Layouts, static layout => new EnvelopeReader(layout[0], layout[1], layout[2], layout[3]));

    private int _found;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_says_what_a_search_by_tokens_says(int seed)
    {
        var random = new RandomJson(seed);
        for (var round = 0; round < RandomJson.Rounds; round++)
        {
            var layout = random.Next(Layouts.Length);
            var body = random.NextDocument();
            Compare(seed, round, body, layout, isStrict: true);
            for (var broken = 0; broken < BrokenPerRound; broken++)
            {
                Compare(seed, round, random.Truncate(body), layout, isStrict: true);
                Compare(seed, round, random.Mutate(body), layout, isStrict: false);
            }
        }

        // The comparison is worth nothing where nothing is found.
        Assert.InRange(_found, RandomJson.Rounds / 2, int.MaxValue);
    }

    private void Compare(int seed, int round, ReadOnlySpan<byte> body, int layout, bool isStrict)
    {
        var reader = Readers[layout];
        var message = Find(body, Layouts[layout][1]);
        Check(message, reader.ReadMessage(body), body);

        var code = Find(body, Layouts[layout][0]);
        var codeOrNone = code.Text is "" ? Find("null"u8, "x") : code;
        Check(codeOrNone, reader.TryReadCode(body, new byte[body.Length], out var utf8Code) ? Encoding.UTF8.GetString(utf8Code) : null, body);
        if (!reader.TryRead(body, out var envelope))
        {
            Check(codeOrNone, null, body);
            return;
        }

        _found++;
        Check(code, envelope.Code, body);
        Check(message, envelope.Message, body);
        Check(Find(body, Layouts[layout][2]), envelope.Hint, body);
        Check(Find(body, Layouts[layout][3]), envelope.Docs, body);

        void Check(TokenSearch expected, string? actual, ReadOnlySpan<byte> text)
        {
            if (expected.Text != actual && (isStrict || !expected.BrokeInside))
            {
                Assert.Fail($"Seed {seed}, round {round}: expected {expected.Text ?? "nothing"}, but was {actual ?? "nothing"} in {Convert.ToBase64String(text)}");
            }
        }
    }

    private static TokenSearch Find(ReadOnlySpan<byte> body, string path)
        => TokenSearch.Find(body, path.StartsWith('/') ? path[1..].Split('/') : [path], entersArrays: false);
}
