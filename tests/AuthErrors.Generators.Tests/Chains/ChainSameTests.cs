using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using AuthErrors.CodeFixes.Chains;
using AuthErrors.Generators.Chains;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AuthErrors.Generators.Tests.Chains;

/// <summary>Random chains, and the switches that they are turned into, are run with every code.</summary>
public sealed class ChainSameTests
{
    private const int Methods = 300;
    private const string Codes = "[AuthErrors.AuthErrorCodes] public enum E { None, A, B, C, D, F }\n";

    private static readonly string[] Names = ["None", "A", "B", "C", "D", "F"];

    private static readonly string[] Conditions =
        ["c == E.X", "E.X == c", "c is E.X", "c is E.X or E.Y", "c == E.X || c == E.Y", "c is null", "null == c || c is (E.X or null)", "(c == (E)2)", "c == E.X || (c is E.Y || E.Z == c)"];

    private static readonly string[] Going =
        ["k += 3;", "{ }", "{ k += 5; }", "{\n    var x = k;\n    // why\n    k += x;\n}", "{ if (k > 50) return 1; k += 2; }", "{\n    while (true) { k++; if (k > 3) break; }\n}", ";",
            "k += int.TryParse(\"7\", out var x) ? x : 0;", "\n    k += 11; // eleven", "{ // open\n#if OLD\n    k = 0;\n#else\n    k += 13;\n#endif\n}", "{\n    k += @\"a\n  b\".Length; }"];

    private static readonly string[] Leaving =
        ["return k + 7;", "continue;", "{ continue; }", "throw new System.Exception(\"5\");", "{\n    k += 9;\n    return k;\n}", "\n    return 3; // three", "{\n    { var x = k; k += x; }\n    continue;\n} // behind"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_switch_does_what_the_chain_did(int seed)
    {
        var random = new Random(seed);
        var source = Codes + "public static class C\n{\n" + string.Concat(Enumerable.Range(0, Methods).Select(number => Method(number, random))) + "}\n";
        var before = Compile(source);

        var tree = before.SyntaxTrees[0];
        var model = before.GetSemanticModel(tree);
        var reader = new ChainReader(model, CodeEnums.Find(before)!, default);
        var changes = tree.GetRoot().DescendantNodes().OfType<IfStatementSyntax>()
            .Select(reader.StartingAt)
            .Where(static chain => chain?.Branches.Length >= 2)
            .Select(chain => ChainSwitch.Write(chain!, model, tree.GetText()))
            .OfType<Microsoft.CodeAnalysis.Text.TextChange>()
            .ToList();
        var after = Compile(tree.GetText().WithChanges(changes).ToString());

        Assert.True(changes.Count > Methods / 4, $"Only {changes.Count} of {Methods} chains were turned.");
        Assert.Equal(Run(before), Run(after));
    }

    /// <summary>A loop around a chain: every way out of a body can be told from the others.</summary>
    private static string Method(int number, Random random)
    {
        var isLadder = random.Next(2) == 0;
        var chain = "";
        var count = random.Next(2, 5);
        for (var branch = 0; branch < count; branch++)
        {
            var condition = Pick(Conditions, random).Replace("X", Pick(Names, random), StringComparison.Ordinal).Replace("Y", Pick(Names, random), StringComparison.Ordinal).Replace("Z", Pick(Names, random), StringComparison.Ordinal);
            var body = random.Next(3) == 0 || !isLadder ? Pick(Leaving, random) : Pick(Going, random);
            chain += $"{(branch > 0 && isLadder ? "else " : "")}if ({condition}) {body}\n";
        }

        chain += (isLadder, random.Next(3)) switch
        {
            (true, 0) => $"else {Pick(Going, random)}\n",
            (true, 1) => $"else if (k > 50) {Pick(Going, random)}\n",
            (_, 2) => $"if (c == E.A) {Pick(Going, random)}\n",
            _ => "",
        };
        return $"public static int M{number}(E? c)\n{{\nvar k = 0;\nfor (var i = 0; i < 3; i++)\n{{\n{chain}k += 100;\n}}\nreturn k;\n}}\n";
    }

    private static string Pick(string[] choices, Random random) => choices[random.Next(choices.Length)];

    private static CSharpCompilation Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Chains", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static List<string> Run(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        assembly.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        var loaded = context.LoadFromStream(assembly);
        var codes = loaded.GetType("E", throwOnError: true)!;
        var outcomes = loaded.GetType("C", throwOnError: true)!.GetMethods()
            .Where(static method => method.Name.StartsWith('M'))
            .SelectMany(method => Enumerable.Range(-1, 8).Select(value => $"{method.Name}({value}): {Call(method, value < 0 ? null : Enum.ToObject(codes, value))}"))
            .ToList();
        context.Unload();
        return outcomes;
    }

    private static object? Call(System.Reflection.MethodInfo method, object? code)
    {
        try
        {
            return method.Invoke(obj: null, [code]);
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            return exception.InnerException!.Message;
        }
    }
}
