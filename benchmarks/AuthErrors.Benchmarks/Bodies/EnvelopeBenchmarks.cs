using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using Deposium.Auth;

namespace AuthErrors.Benchmarks.Bodies;

/// <summary>From the bytes of an error body to its code, and to the whole error.</summary>
[MemoryDiagnoser]
public partial class EnvelopeBenchmarks
{
    private byte[] _body = [];

    [ParamsAllValues]
    public EnvelopeBody Body { get; set; }

    [GlobalSetup]
    public void SetUp() => _body = BodyTexts.Create(Body);

    [Benchmark(Baseline = true)]
    public int EveryToken() => Tokens.Count(_body);

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
