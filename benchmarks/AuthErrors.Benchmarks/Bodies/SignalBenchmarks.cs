using System.Text.Json;
using System.Text.Json.Serialization;
using AuthErrors.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace AuthErrors.Benchmarks.Bodies;

/// <summary>Whether the body of a response that reports success is an error of JSON-RPC all the same.</summary>
[MemoryDiagnoser]
public partial class SignalBenchmarks
{
    private const int Unauthorized = -32001;

    private byte[] _body = [];

    [ParamsAllValues]
    public SuccessBody Body { get; set; }

    [GlobalSetup]
    public void SetUp() => _body = BodyTexts.Create(Body);

    [Benchmark(Baseline = true)]
    public int EveryToken() => Tokens.Count(_body);

    [Benchmark]
    public bool Member() => Signal.HasMember(new InspectedResponse { StatusCode = 200, Body = _body }, "/error/code"u8, Unauthorized);

    [Benchmark]
    public bool SourceGeneratedDto() => JsonSerializer.Deserialize(_body, AnswerContext.Default.Answer)!.Error?.Code == Unauthorized;

    [Benchmark]
    public bool Document()
    {
        using var document = JsonDocument.Parse(_body);
        return document.RootElement.TryGetProperty("error", out var error) && error.GetProperty("code").GetInt32() == Unauthorized;
    }

    internal sealed record Answer([property: JsonPropertyName("error")] Error? Error);

    internal sealed record Error([property: JsonPropertyName("code")] int Code);

    [JsonSerializable(typeof(Answer))]
    internal sealed partial class AnswerContext : JsonSerializerContext;
}
