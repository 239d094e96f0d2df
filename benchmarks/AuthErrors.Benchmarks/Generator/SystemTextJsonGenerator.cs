using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Benchmarks.Generator;

/// <summary>The source generator of System.Text.Json, from the reference pack of the SDK that runs this.</summary>
internal static class SystemTextJsonGenerator
{
    /// <summary>What makes it work.</summary>
    public const string Source = """
        using System.Text.Json.Serialization;

        namespace Benchmark
        {
            public sealed record Envelope(string Error, string Message, string ErrorCode, string? Hint, string? Docs);

            [JsonSerializable(typeof(Envelope))]
            public sealed partial class EnvelopeContext : JsonSerializerContext;
        }
        """;

    public static ISourceGenerator Create()
    {
        var packs = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        var path = Directory.EnumerateFiles(packs, "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var type = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path)).GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!;
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
