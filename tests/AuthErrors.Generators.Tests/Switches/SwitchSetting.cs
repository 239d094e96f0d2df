using System;
using System.Linq;
using System.Text.RegularExpressions;
using AuthErrors.Testing;

namespace AuthErrors.Generators.Tests.Switches;

/// <summary>
/// The setting in which the examples stand: an enum of ten codes, and a method body with <c>c</c>, <c>n</c> and the rest in scope.
/// <c>@OR(-X)</c> stands for the nine codes other than Unknown joined with <c>or</c>, without X; <c>@CASES(-X)</c> for their labels.
/// </summary>
internal static partial class SwitchSetting
{
    public const string Codes = """
        namespace Deposium.Auth
        {
            [AuthErrors.AuthErrorCodes]
            public enum MCPAuthErrorCode
            {
                [AuthErrors.WireCode("unknown")] Unknown,
                [AuthErrors.WireCode("key_missing", Recovery = AuthErrors.AuthRecovery.Reauthenticate)] KeyMissing,
                [AuthErrors.WireCode("format_invalid", Recovery = AuthErrors.AuthRecovery.Reauthenticate)] FormatInvalid,
                [AuthErrors.WireCode("key_invalid", Recovery = AuthErrors.AuthRecovery.Reauthenticate)] KeyInvalid,
                [AuthErrors.WireCode("permission_denied")] PermissionDenied,
                [AuthErrors.WireCode("rate_limited", Recovery = AuthErrors.AuthRecovery.Backoff)] RateLimited,
                [AuthErrors.WireCode("auth_unavailable", Recovery = AuthErrors.AuthRecovery.Backoff)] AuthUnavailable,
                [AuthErrors.WireCode("auth_timeout", Recovery = AuthErrors.AuthRecovery.Backoff)] AuthTimeout,
                [AuthErrors.WireCode("auth_internal_error")] AuthInternalError,
                [AuthErrors.WireCode("accept_invalid")] AcceptInvalid,
            }

            public record AuthError(MCPAuthErrorCode ErrorCode, string Wire, int Attempt);
        }
        """;

    private const string Parts = """
        public class Failure { public MCPAuthErrorCode Code { get; set; } public MCPAuthErrorCode? Inner; public AuthError? Error { get; set; } public virtual MCPAuthErrorCode Virtual => default; }
        public class AuthFailure : Failure { public override MCPAuthErrorCode Virtual => default; public bool IsLast; public void Deconstruct(out MCPAuthErrorCode code, out bool isLast) => (code, isLast) = (Code, IsLast); }
        public sealed class OtherFailure : Failure { }
        public interface IRetryable { }
        public enum Day { Sunday, Monday }
        public readonly record struct Pair(MCPAuthErrorCode First, MCPAuthErrorCode? Second);
        """;

    private static readonly string[] Named =
        ["KeyMissing", "FormatInvalid", "KeyInvalid", "PermissionDenied", "RateLimited", "AuthUnavailable", "AuthTimeout", "AuthInternalError", "AcceptInvalid"];

    /// <summary>A file with one method around the statements.</summary>
    public static string Method(string statements) => $$"""
        using System;
        using Deposium.Auth;
        using static Deposium.Auth.MCPAuthErrorCode;

        static class C
        {
            static int M(MCPAuthErrorCode c, MCPAuthErrorCode? n, AuthError e, bool b, int k)
            {
        {{Indent(Expand(statements))}}
            }

            static Exception Bad(object x) => new InvalidOperationException();
            static MCPAuthErrorCode Next() => default;
            static void Log(object x) { }
        }
        """;

    /// <summary>The same with values that have codes as parts in scope: <c>f</c>, <c>p</c>, and an <c>o</c> that may be anything.</summary>
    public static string MethodWithParts(string statements) => Method(statements)
        .Replace("bool b, int k)", "bool b, int k, object o, Failure f, Pair p)", StringComparison.Ordinal)
        .Replace("static void Log(object x) { }", "static void Log(object x) { } static void Change(ref MCPAuthErrorCode x) { }", StringComparison.Ordinal)
        + "\n" + Parts;

    public static string Expand(string text) => Macro().Replace(text, static match =>
    {
        var left = match.Groups[2].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static name => name.Trim().TrimStart('-')).ToHashSet();
        var names = Named.Where(name => !left.Contains(name));
        return match.Groups[1].Value == "OR" ? string.Join(" or ", names) : string.Join(" ", names.Select(static name => $"case {name}:"));
    });

    /// <summary>A test whose project has the enum and the runtime.</summary>
    public static TTest Create<TTest>(params string[] sources)
        where TTest : AnalyzerTest, new()
    {
        var test = new TTest();
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        foreach (var source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        test.TestState.Sources.Add(("Codes.cs", Codes));
        return test;
    }

    /// <summary>Puts the enum into a project of its own, which the tested one references.</summary>
    public static void AddLibrary(AnalyzerTest test)
    {
        var library = test.TestState.AdditionalProjects["Library"];
        library.Sources.Add(Codes);
        library.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        test.TestState.AdditionalProjectReferences.Add("Library");
    }

    private static string Indent(string lines)
        => string.Join('\n', lines.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Length == 0 || line.StartsWith('#') ? line : "        " + line));

    [GeneratedRegex(@"@(OR|CASES)(?:\(([^)]*)\))?")]
    private static partial Regex Macro();
}
