using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>Makes catalogs with a few edits that keep them JSON. The same seed makes the same catalog.</summary>
internal sealed class CatalogFuzzer(int seed)
{
    private const string Good = """
        {
          "$schema": "x", "enum": "MCPAuthErrorCode", "namespace": "Deposium.Auth", "visibility": "public", "summary": "S", "fallback": "unknown",
          "envelope": { "code": "/error/code", "message": "/error/message", "hint": "hint", "docs": "docs" },
          "codes": {
            "key_invalid": { "summary": "S", "recovery": "reauthenticate", "hint": "H", "docs": "https://example.com/keys", "name": "KeyInvalid", "value": 7, "deprecated": "D", "since": "1.0" },
            "rate_limited": { "recovery": "backoff" },
            "unknown": {}
          },
          "signals": [
            { "status": [401, 403], "json": { "/type": "x", "/errors/0/code": 4.5 }, "challenge": "invalid_token", "code": "key_invalid" },
            { "status": [401], "text": "Invalid", "code": "unknown" },
            { "status": [200], "json": { "/error/code": -32001 }, "code": "rate_limited" }
          ]
        }
        """;

    private static readonly string[] Names =
    [
        "", "a", "A", "key_invalid", "key-invalid", "KeyInvalid", "unknown", "Unknown", "class", "value__", "401", "--", "/", "/error", "/error/code", "/error/code/x", "/a~", "/0", "$schema",
        "enum", "codes", "signals", "status", "json", "text", "challenge", "code", "name", "value", "summary", "recovery", "hint", "docs", "envelope", "message", "fallback",
        "é\u200d\u2028\"\\\n{0}<b>*/", "\u0085", "😀", "XErrorCode", "ErrorCode", "A.B", "https://example.com/\"<", "refresh", new('x', 129),
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "2", "7", "-1", "2147483647", "2147483648", "1.5", "1e400", "1e-400", "1.0", "200", "401", "599", "600", "{}", "[]", "[401]", "[200]", "[401,401]", "[null]",
        "{\"a\":{}}", "{\"code\":\"a\"}", "{\"/a\":1}", "{\"status\":[401],\"code\":\"unknown\"}", "[[[[]]]]",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var catalog = JsonNode.Parse(Good)!;
        for (var edits = _random.Next(1, 5); edits > 0; edits--)
        {
            Edit(Pick(Containers(catalog)));
        }

        return catalog.ToJsonString();
    }

    private static List<JsonNode> Containers(JsonNode root)
    {
        List<JsonNode> found = [root];
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(Children(found[at]).Where(static child => child is JsonObject or JsonArray)!);
        }

        return found;
    }

    private static IEnumerable<JsonNode?> Children(JsonNode node) => node is JsonObject json ? json.Select(static member => member.Value) : (JsonArray)node;

    private void Edit(JsonNode container)
    {
        if (container is JsonArray { Count: > 0 } items)
        {
            var place = _random.Next(items.Count);
            var item = items[place];
            items.RemoveAt(place);
            if (_random.Next(3) > 0)
            {
                items.Insert(_random.Next(items.Count + 1), _random.Next(2) == 0 ? item : Value());
            }
        }
        else if (container is JsonArray empty)
        {
            empty.Add(Value());
        }
        else if (container is JsonObject json)
        {
            EditMember(json);
        }
    }

    private void EditMember(JsonObject json)
    {
        var name = json.Count == 0 ? Pick(Names) : json.ElementAt(_random.Next(json.Count)).Key;
        switch (_random.Next(4))
        {
            case 0:
                json.Remove(name);
                break;
            case 1:
                var value = json[name];
                json.Remove(name);
                json[Pick(Names)] = value;
                break;
            case 2:
                json[Pick(Names)] = Value();
                break;
            default:
                json[name] = Value();
                break;
        }
    }

    private JsonNode? Value() => _random.Next(2) == 0 ? JsonValue.Create(Pick(Names)) : JsonNode.Parse(Pick(Values));

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
