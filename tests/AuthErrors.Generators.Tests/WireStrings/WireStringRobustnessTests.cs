using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Switches;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AuthErrors.Generators.Tests.WireStrings;

public sealed class WireStringRobustnessTests
{
    /// <summary>Every way of comparing, nested and oddly written, so that a cut leaves half of something.</summary>
    private const string Dense = """
        var (a, (c2, w2)) = (1, (error.Code, error.WireCode));
        Log(w2 == "key-invalid" || (maybe?.WireCode ?? (b ? "x" : wire))! is not ("key_invalid" or null) and { Length: > 3 } x && x == "KeyInvalid");
        switch ((error, (wire, b))) { case ({ WireCode: "key_invalid" or "rate-limited" }, ("key_missing", true)) when code.ToWireCode() is ['k', ..] : goto default; case var (e, (w, _)) when w is "key_missing": break; default: break; }
        switch (maybe?.WireCode) { case "key_invalid": goto case "key_missing"; case "key_missing" when string.Equals(b: wire, a: "key_invalid", comparisonType: StringComparison.Ordinal): break; case "unknown": default: break; }
        Expression<Func<MCPAuthError, bool>> tree = q => q.WireCode.Equals("key_invalid");
        wireOrNull ??= marked is { Error: { WireCode: [.., 'd'] and var end }, Positional: (_, "key_invalid", _) } ? end : await ReadWireAsync();
        Log(from q in new[] { error } let lw = q.WireCode where lw == "key_invalid" group q by lw switch { "key-missing" => 1, _ => 2 });
        """;

    [Fact]
    public async Task No_input_makes_the_analyzer_fail()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToList();
        var whole = WireStringSetting.Method(Dense);
        var start = whole.IndexOf("var (a,", StringComparison.Ordinal);
        var end = whole.IndexOf("return null;", StringComparison.Ordinal);
        var failures = new List<string>();
        var reported = 0;
        for (var cut = start; cut <= end; cut += 29)
        {
            foreach (var text in new[] { whole[..cut], whole[..cut] + whole[(cut + 2)..] })
            {
                var compilation = CSharpCompilation.Create(
                    "Cut",
                    [CSharpSyntaxTree.ParseText(text), CSharpSyntaxTree.ParseText(SwitchSetting.Codes), CSharpSyntaxTree.ParseText(WireStringSetting.Generated)],
                    references,
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
                var diagnostics = await compilation
                    .WithAnalyzers([new WireStringAnalyzer()])
                    .GetAnalyzerDiagnosticsAsync();
                failures.AddRange(diagnostics.Where(static diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => $"{cut}: {diagnostic}"));
                reported += diagnostics.Length;
            }
        }

        Assert.Empty(failures);
        Assert.NotEqual(0, reported);
    }
}
