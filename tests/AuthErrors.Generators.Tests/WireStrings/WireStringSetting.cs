using AuthErrors.Generators.Tests.Switches;
using AuthErrors.Testing;

namespace AuthErrors.Generators.Tests.WireStrings;

/// <summary>The setting in which the examples stand: what is generated for ten codes, and a method body with <c>error</c>, <c>maybe</c> and the rest in scope.</summary>
internal static class WireStringSetting
{
    public const string Generated = """
        #nullable enable
        namespace Deposium.Auth
        {
            public static class MCPAuthErrorCodes
            {
                [return: AuthErrors.WireCodeOf(typeof(MCPAuthErrorCode))]
                public static string ToWireCode(this MCPAuthErrorCode code) => "";
            }

            public sealed class MCPAuthError
            {
                public MCPAuthError(MCPAuthErrorCode code, [AuthErrors.WireCodeOf(typeof(MCPAuthErrorCode))] string wireCode, string message)
                    => (Code, WireCode, Message) = (code, wireCode, message);

                public MCPAuthErrorCode Code { get; }

                [AuthErrors.WireCodeOf(typeof(MCPAuthErrorCode))]
                public string WireCode { get; }

                public string Message { get; }

                public int StatusCode => 401;
            }
        }
        """;

    /// <summary>A file with one method around the statements.</summary>
    public static string Method(string statements) => $$"""
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading.Tasks;
        using AuthErrors;
        using Deposium.Auth;

        class C
        {
            async Task<object?> M(MCPAuthError error, MCPAuthError? maybe, MCPAuthErrorCode code, MCPAuthErrorCode? codeOrNull, bool b, Marked marked, Base baseOnly,
                [WireCodeOf(typeof(MCPAuthErrorCode))] string wire, [WireCodeOf(typeof(MCPAuthErrorCode))] string? wireOrNull, string other)
            {
                await Task.Yield();
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ", System.StringComparison.Ordinal)}}
                return null;
            }

            static void Log(object? x) { }
            static string Read(ref string x) => x;
            static void Get(out string x) => x = "";
            static void GetWire([WireCodeOf(typeof(MCPAuthErrorCode))] out string x) => x = "";
            [return: WireCodeOf(typeof(MCPAuthErrorCode))] static Task<string> ReadWireAsync() => Task.FromResult("");
        }

        class Base { [WireCodeOf(typeof(MCPAuthErrorCode))] public virtual string Virtual { get; set; } = ""; }

        class Marked : Base
        {
            [WireCodeOf(typeof(MCPAuthErrorCode))] public string Field = "";
            public override string Virtual { get; set; } = "";
            public MCPAuthErrorCode? Kind;
            public MCPAuthError Error => throw new InvalidOperationException();
            [WireCodeOf(typeof(DayOfWeek))] public string Day => "";
            public Positional Positional => new(default, "", 1);
        }

        record Positional(MCPAuthErrorCode Code, [WireCodeOf(typeof(MCPAuthErrorCode))] string Wire, int Attempt);
        """;

    /// <summary>A test whose project has the enum, what is generated for it, and the runtime.</summary>
    public static TTest Create<TTest>(params string[] sources)
        where TTest : AnalyzerTest, new()
    {
        var test = SwitchSetting.Create<TTest>(sources);
        test.TestState.Sources.Add(("Generated.cs", Generated));
        return test;
    }

    /// <summary>Adds the files as they must be after a fix.</summary>
    public static void AddFixed(CodeFixTest test, params string[] sources)
    {
        foreach (var source in sources)
        {
            test.FixedState.Sources.Add(source);
        }

        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        test.FixedState.Sources.Add(("Generated.cs", Generated));
    }
}
