using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace AuthErrors.Runtime.Tests.Signals;

/// <summary>What holds of a classifier whatever the body is: random bodies made of the very texts that the signals look for.</summary>
public sealed class ClassifierPropertyTests
{
    private const int Bodies = 20_000;

    private static readonly string[] Names = ["error", "result", "error_code", "type", "code", "data", "flags", "message", "detail"];
    private static readonly string[] Texts = ["Unauthorized", "authentication_error", "authentication_failed", "Invalid API key", "schlüssel \"ungültig\"", "token_expired", "key_invalid"];

    [Theory]
    [InlineData(11)]
    [InlineData(22)]
    public void Below_400_only_a_body_with_an_error_and_without_a_result_matches(int seed)
    {
        var random = new Random(seed);
        var matches = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var json = Value(random, depth: 0);
            var isErrorBody = json is JsonObject root && root["error"] is not null && !root.ContainsKey("result");
            var body = json?.ToJsonString() ?? "null";
            if (Classify(random.Next(2) == 0 ? 200 : random.Next(100, 400), body) is { } failure)
            {
                matches++;
                Assert.True(isErrorBody, $"{failure.ToException(cause: null).WireCode} of {body} (seed {seed})");
            }
        }

        Assert.True(matches > 20, "Too few of the bodies match anything.");
    }

    [Theory]
    [InlineData(33)]
    public void Text_never_matches_below_400(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Bodies; i++)
        {
            var status = random.Next(100, 400);
            var text = Texts[random.Next(Texts.Length)] + new string('x', random.Next(3));
            Assert.Null(Classify(status, text));
            Assert.Null(Classify(status, $$"""{"error":{"message":{{JsonValue.Create(text).ToJsonString()}} } }"""));
        }
    }

    [Theory]
    [InlineData(44)]
    public void JSON_inside_a_string_never_matches(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Bodies; i++)
        {
            var inner = Value(random, depth: 0)?.ToJsonString() ?? "null";
            foreach (var status in new[] { 200, 403 })
            {
                var body = new JsonObject { ["error"] = inner, ["type"] = inner }.ToJsonString();
                if (Classify(status, body) is not null && inner != "\"Unauthorized\"")
                {
                    Assert.Fail($"{status} {body} (seed {seed})");
                }
            }
        }
    }

    [Theory]
    [InlineData(55)]
    public void No_bytes_make_it_throw(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Bodies; i++)
        {
            var body = Encoding.UTF8.GetBytes(Value(random, depth: 0)?.ToJsonString() ?? "null");
            for (var change = random.Next(4); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            var response = new InspectedResponse { StatusCode = random.Next(100, 600), Body = body.AsSpan(0, random.Next(body.Length + 1)) };
            SignalClassifier.Instance.Classify(response)?.ToException(cause: null);
        }
    }

    private static AuthFailure? Classify(int status, string body)
        => SignalClassifier.Instance.Classify(new InspectedResponse { StatusCode = status, Body = Encoding.UTF8.GetBytes(body) });

    private static JsonNode? Value(Random random, int depth) => random.Next(depth == 0 ? 1 : 7) switch
    {
        0 or 1 when depth < 4 => new JsonObject(Names.Where(_ => random.Next(3) == 0).ToDictionary(static name => name, _ => Value(random, depth + 1))),
        2 when depth < 4 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth + 1))]),
        3 => JsonValue.Create(random.Next(2) == 0),
        4 => JsonValue.Create(random.Next(2) == 0 ? -32001 : random.Next()),
        5 => null,
        _ => JsonValue.Create(Texts[random.Next(Texts.Length)]),
    };
}
