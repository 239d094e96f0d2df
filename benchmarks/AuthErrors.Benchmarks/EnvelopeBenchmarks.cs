using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using Deposium.Auth;

namespace AuthErrors.Benchmarks;

/// <summary>From the bytes of an error body to its code, and to the whole error. The reference reads every token and looks at none.</summary>
[MemoryDiagnoser]
public partial class EnvelopeBenchmarks
{
    private readonly byte[] _body =
        """{"error":"Unauthorized","message":"The API key has been revoked.","error_code":"key_invalid","hint":"Create a new key in the dashboard.","docs":"https://example.com/docs/keys"}"""u8.ToArray();

    [Benchmark(Baseline = true)]
    public int EveryToken()
    {
        var reader = new Utf8JsonReader(_body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark]
    public MCPAuthErrorCode Code() => MCPAuthError.TryReadCode(_body, out var code) ? code : default;

    [Benchmark]
    public MCPAuthError? WholeError() => MCPAuthError.TryParse(_body, 401, out var error) ? error : null;

    [Benchmark]
    public MCPAuthErrorCode SourceGeneratedDto()
        => Enum.TryParse<MCPAuthErrorCode>(JsonSerializer.Deserialize(_body, DtoContext.Default.Dto)!.ErrorCode!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var code)
            ? code
            : default;

    [Benchmark]
    public MCPAuthErrorCode Document()
    {
        using var document = JsonDocument.Parse(_body);
        return MCPAuthErrorCodes.TryParse(document.RootElement.GetProperty("error_code").GetString(), out var code) ? code : default;
    }

    internal sealed record Dto(
        [property: JsonPropertyName("message")] string? Message,
        [property: JsonPropertyName("error_code")] string? ErrorCode,
        [property: JsonPropertyName("hint")] string? Hint,
        [property: JsonPropertyName("docs")] string? Docs);

    [JsonSerializable(typeof(Dto))]
    internal sealed partial class DtoContext : JsonSerializerContext;
}
