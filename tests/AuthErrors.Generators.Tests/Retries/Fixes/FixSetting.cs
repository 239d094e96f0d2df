using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

/// <summary>
/// The setting in which the examples stand: members of a client that has a refresh of its own, <c>Auth</c>, one that callers share,
/// <c>Gate</c>, and sends; or of a message handler.
/// </summary>
internal static class FixSetting
{
    public const string Prelude = """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        [AttributeUsage(AttributeTargets.Method)]
        public sealed class RefreshesTokenAttribute : Attribute { public bool SingleFlight; }

        public interface IRefresher
        {
            string Current { get; }
            [RefreshesToken] Task<string> RefreshAsync(CancellationToken ct = default);
        }

        public interface IGate
        {
            string Current { get; }
            [RefreshesToken(SingleFlight = true)] Task<string> RefreshAsync(string rejected, CancellationToken ct = default);
        }

        public sealed class AuthException(HttpStatusCode status) : Exception { public HttpStatusCode Status { get; } = status; }

        public abstract class Api
        {
            protected IRefresher Auth = null!;
            protected IGate Gate = null!;
            protected HttpClient Http = null!;
            protected Func<string, CancellationToken, Task<HttpResponseMessage>> Wire = null!;
            protected Task<HttpResponseMessage> Send(string token, CancellationToken ct) => Wire(token, ct);

            protected async Task<HttpResponseMessage> SendOrThrow(string token, CancellationToken ct)
            {
                var r = await Send(token, ct);
                return Rejected(r) ? throw new AuthException(r.StatusCode) : r;
            }

            protected static bool Rejected(HttpResponseMessage r) => r.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            protected static bool Busy(HttpResponseMessage r) => r.StatusCode == HttpStatusCode.TooManyRequests;
        }

        public abstract class AuthHandler : DelegatingHandler
        {
            protected IGate Gate = null!;
            protected static void Attach(HttpRequestMessage m, string token) => m.Headers.Authorization = new("Bearer", token);
        }
        """;

    /// <summary>A client whose request is the statements.</summary>
    public static string Request(string statements) => Members($$"""
        public async Task<HttpResponseMessage> Run(CancellationToken ct)
        {
        {{Indent(statements)}}
        }
        """);

    /// <summary>A client with members.</summary>
    public static string Members(string members, string parent = "Api") => $$"""
        using System;
        using System.IO;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using static System.Net.HttpStatusCode;

        public sealed class Client : {{parent}}
        {
        {{Indent(members)}}
        }
        """;

    /// <summary>Verifies the fix in one file; the same text twice means that none is offered.</summary>
    public static Task VerifyAsync<TFix>(string before, string after)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<RetryAnalyzer, TFix> { TestCode = before, FixedCode = after };
        test.DisabledDiagnostics.Add("AUTH3009");
        test.TestState.Sources.Add(("Prelude.cs", Prelude));
        test.FixedState.Sources.Add(("Prelude.cs", Prelude));
        return test.RunAsync();
    }

    private static string Indent(string lines)
        => string.Join('\n', lines.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Length == 0 || line.StartsWith('#') ? line : "    " + line));
}
