using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tour;

/// <summary>Everything that a client of the gateway may be told: every code of a catalog, and what is in none.</summary>
internal static class GatewayAnswers
{
    private const string Json = "application/json";
    private const int Refused = 401;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, int> ExitStatuses = new(StringComparer.Ordinal)
    {
        ["format_invalid"] = 2,
        ["key_invalid"] = 2,
        ["session_revoked"] = 2,
        ["permission_denied"] = 3,
        ["rate_limited"] = 4,
    };

    /// <summary>Reads the codes of a catalog by itself, without the generator, which would otherwise be compared with itself.</summary>
    public static IReadOnlyList<GatewayAnswer> For(string catalog)
    {
        using var document = JsonDocument.Parse(catalog);
        var known = document.RootElement.GetProperty("codes").EnumerateObject().Select(static code => Refusal(
            code.Name,
            message: code.Value.GetProperty("summary").GetString()!,
            hint: code.Value.TryGetProperty("hint", out var hint) ? hint.GetString() : null));

        return
        [
            .. known,
            Refusal("quota_frozen", message: "A code that no client knows yet.", hint: "Update the client."),
            new("other-json", Refused, Json, """{"message":"The token was not accepted."}""", ExitStatus: 1),
            new("proxy-page", Refused, "text/html", "<html><body><h1>401 Authorization Required</h1></body></html>", ExitStatus: 1),
            new("success", 200, Json, """{"result":"three documents","error_code":"key_invalid"}""", ExitStatus: 0),
        ];
    }

    private static GatewayAnswer Refusal(string code, string message, string? hint) => new(
        code,
        Refused,
        Json,
        JsonSerializer.Serialize(
            new { error = "Unauthorized", message, error_code = code, hint, docs = $"https://deposium.example/docs/errors#{code}" }, Readable),
        ExitStatuses.GetValueOrDefault(code, 1));
}
