using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>The class of extension methods that is generated from a catalog, compiled and loaded. A code is its value here.</summary>
internal sealed class CompiledCodes
{
    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(static path => MetadataReference.CreateFromFile(path))];

    private const string Calls = """
        using System;
        using System.Linq;
        using AuthErrors;
        using Tests;

        public static class Calls
        {
            public static int[] All() => MCPAuthErrorCodes.All.ToArray().Select(code => (int)code).ToArray();
            public static int? ParseUtf8(byte[] text) => MCPAuthErrorCodes.TryParse((ReadOnlySpan<byte>)text, out var code) ? (int)code : code == default ? null : throw new InvalidOperationException("not the fallback");
            public static int? Parse(string text) => MCPAuthErrorCodes.TryParse(text, out var code) ? (int)code : code == default ? null : throw new InvalidOperationException("not the fallback");
            public static string ToWireCode(int code) => ((MCPAuthErrorCode)code).ToWireCode();
            public static AuthRecovery GetRecovery(int code) => ((MCPAuthErrorCode)code).GetRecovery();
            public static string GetHint(int code) => ((MCPAuthErrorCode)code).GetHint();
            public static string GetDocs(int code) => ((MCPAuthErrorCode)code).GetDocs();
        }
        """;

    private readonly Func<byte[], int?> _parseUtf8;
    private readonly Func<string, int?> _parse;

    public CompiledCodes(string json)
    {
        var reading = CatalogReader.Read("deposium.auth-errors.json", SourceText.From(json));
        Assert.Empty(reading.Problems);
        var catalog = reading.Model! with { Namespace = "Tests" };
        var compilation = CSharpCompilation.Create(
            "Tests.Codes",
            new[] { EnumEmitter.Emit(catalog), CodesEmitter.Emit(catalog), Calls }.Select(static source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12))),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        using var assembly = new MemoryStream();
        Assert.Empty(compilation.Emit(assembly).Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS8632"));
        assembly.Position = 0;
        var calls = new AssemblyLoadContext(name: null).LoadFromStream(assembly).GetType("Calls", throwOnError: true)!;

        _parseUtf8 = Call<Func<byte[], int?>>("ParseUtf8");
        _parse = Call<Func<string, int?>>("Parse");
        All = Call<Func<int[]>>("All")();
        ToWireCode = Call<Func<int, string>>("ToWireCode");
        GetRecovery = Call<Func<int, AuthRecovery>>("GetRecovery");
        GetHint = Call<Func<int, string?>>("GetHint");
        GetDocs = Call<Func<int, string?>>("GetDocs");

        T Call<T>(string name)
            where T : Delegate
            => calls.GetMethod(name)!.CreateDelegate<T>();
    }

    public int[] All { get; }

    public Func<int, string> ToWireCode { get; }

    public Func<int, AuthRecovery> GetRecovery { get; }

    public Func<int, string?> GetHint { get; }

    public Func<int, string?> GetDocs { get; }

    /// <summary>Parses in UTF-8 and in UTF-16, which must agree; <see langword="null"/> for a text that is no code.</summary>
    public int? Parse(string text)
    {
        var code = _parse(text);
        Assert.Equal(code, _parseUtf8(Encoding.UTF8.GetBytes(text)));
        return code;
    }
}
