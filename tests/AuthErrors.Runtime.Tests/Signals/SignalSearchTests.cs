using System;
using System.Text;
using System.Text.Json;
using AuthErrors.CompilerServices;
using AuthErrors.Runtime.Tests.Responses;
using Xunit;

namespace AuthErrors.Runtime.Tests.Signals;

/// <summary>On whatever body a signal is found where a search token by token finds it, but for mistakes in what is passed over.</summary>
public sealed class SignalSearchTests
{
    private const int BrokenPerRound = 6;

    private static readonly string[] Pointers =
        ["", "/", "/error_code", "/code", "/error", "/error/code", "/error/a/0", "/a", "/a/0", "/a/1/message", "/0", "/0/error/0", "/message", "/error/a/a"];

    private int _found;
    private int _foundInSuccess;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_found_where_a_search_by_tokens_finds_it(int seed)
    {
        var random = new RandomJson(seed);
        for (var round = 0; round < RandomJson.Rounds; round++)
        {
            var body = random.NextDocument();
            Compare(random, seed, round, body, isStrict: true);
            for (var broken = 0; broken < BrokenPerRound; broken++)
            {
                Compare(random, seed, round, random.Truncate(body), isStrict: true);
                Compare(random, seed, round, random.Mutate(body), isStrict: false);
            }
        }

        // The comparison is worth nothing where nothing is found.
        Assert.InRange(_found, RandomJson.Rounds / 2, int.MaxValue);
        Assert.InRange(_foundInSuccess, RandomJson.Rounds / 100, int.MaxValue);
    }

    [Fact]
    public void Text_is_never_found_below_400()
    {
        var random = new RandomJson(4);
        for (var round = 0; round < 10_000; round++)
        {
            var body = random.NextDocument();
            var text = body[random.Next(body.Length)..];
            Assert.False(Signal.HasText(new InspectedResponse { StatusCode = 100 + random.Next(300), Body = body }, text));
            Assert.True(Signal.HasText(new InspectedResponse { StatusCode = 400 + random.Next(200), Body = body }, text));
        }
    }

    [Fact]
    public void Json_that_is_escaped_in_a_string_is_never_found()
    {
        var random = new RandomJson(5);
        for (var round = 0; round < 500; round++)
        {
            var quoted = JsonSerializer.Serialize(Encoding.UTF8.GetString(random.NextDocument()));
            var body = Encoding.UTF8.GetBytes($$$"""{"text":{{{quoted}}},"more":[{{{quoted}}}],"error":{"data":{{{quoted}}}}}""");
            foreach (var pointer in Pointers)
            {
                Assert.Equal("", Ask(200, body, pointer, "x"u8, 1));
                Assert.Equal("", Ask(401, body, pointer, "x"u8, 1));
            }
        }
    }

    private void Compare(RandomJson random, int seed, int round, ReadOnlySpan<byte> body, bool isStrict)
    {
        var pointer = random.Pick(Pointers);
        var expected = TokenSearch.Find(body, pointer.Split('/')[1..], entersArrays: true);
        var (text, number) = (Encoding.UTF8.GetBytes(expected.Text ?? "x"), expected.Number ?? 1);
        var answer = expected switch
        {
            { Kind: JsonTokenType.String, IsText: true } => "text",
            { Kind: JsonTokenType.Number, Number: not null } => "number",
            { Kind: JsonTokenType.True } => "true",
            { Kind: JsonTokenType.False } => "false",
            { Kind: JsonTokenType.Null } => "null",
            _ => "",
        };

        if (isStrict || !expected.BrokeInside)
        {
            Check(answer, Ask(401, body, pointer, text, number), body);
            _found += answer.Length > 0 ? 1 : 0;
        }

        // The request may be sent again: here no mistake is forgiven.
        var inSuccess = TokenSearch.IsErrorWithoutResult(body) ? answer : "";
        Check(inSuccess, Ask(200, body, pointer, text, number), body);
        _foundInSuccess += inSuccess.Length > 0 ? 1 : 0;

        void Check(string wanted, string actual, ReadOnlySpan<byte> body)
        {
            if (wanted != actual)
            {
                Assert.Fail($"Seed {seed}, round {round}: {pointer} should be '{wanted}', but was '{actual}' in {Convert.ToBase64String(body)}");
            }
        }
    }

    /// <summary>Asks everything there is to ask, and gives what was answered with yes.</summary>
    private static string Ask(int status, ReadOnlySpan<byte> body, string pointer, ReadOnlySpan<byte> text, decimal number)
    {
        var response = new InspectedResponse { StatusCode = status, Body = body };
        var utf8Pointer = Encoding.UTF8.GetBytes(pointer);
        return (Signal.HasMember(response, utf8Pointer, text) ? "text" : "")
            + (Signal.HasMember(response, utf8Pointer, number) ? "number" : "")
            + (Signal.HasMember(response, utf8Pointer, value: true) ? "true" : "")
            + (Signal.HasMember(response, utf8Pointer, value: false) ? "false" : "")
            + (Signal.HasNull(response, utf8Pointer) ? "null" : "");
    }
}
