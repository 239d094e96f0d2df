using System.Collections.Generic;
using System.Linq;
using AuthErrors.Benchmarks.Generator;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Benchmarks.Analyzers;

/// <summary>Requests that refresh once, in methods of a given length. However long they are, there are as many statements in all.</summary>
internal static class RetryCorpus
{
    private const int Statements = 800;
    private const int Calls = 160;
    private const int Tests = 96;

    /// <summary>Methods with this many statements before the retry, every other one an <c>if</c> that tests what no variable holds.</summary>
    public static IReadOnlyList<SyntaxTree> WriteLong(int statements)
        => Write(Statements / statements, string.Concat(Enumerable.Range(0, statements).Select(static at => at % 2 == 0
            ? $"        Log(uri.Host + \"{at}\");\n"
            : $"        if (uri.Host.Length > {at}) {{ Log(\"{at}\"); }}\n")));

    /// <summary>Methods with this many tests of a local that lives on, each of which doubles the paths that can be told apart.</summary>
    public static IReadOnlyList<SyntaxTree> WriteForking(int tests)
        => Write(Tests / tests, string.Concat(Enumerable.Range(0, tests).Select(static at => $"        var size{at} = uri.Host.Length + {at};\n        if (size{at} > {at}) {{ Log(\"{at}\"); }}\n")));

    /// <summary>Methods with this many calls of helpers before the retry, each of which has a body of its own and matters to no rule.</summary>
    public static IReadOnlyList<SyntaxTree> WriteWide(int calls)
        => Write(
            Calls / calls,
            string.Concat(Enumerable.Range(0, calls).Select(static at => $"        Log(Helper{at}(uri));\n")),
            string.Concat(Enumerable.Range(0, calls).Select(static at => $"    private static string Helper{at}(Uri uri) => uri.Host.Length > {at} ? uri.Host : uri.Host + \"{at}\";\n")));

    private static IReadOnlyList<SyntaxTree> Write(int classes, string statements, string helpers = "") =>
    [
        GeneratorProject.Parse("""
            using System.Threading;
            using System.Threading.Tasks;

            namespace Corpus;

            public interface ITokens
            {
                string Current { get; }

                [AuthErrors.RefreshesToken(SingleFlight = true)]
                Task<string> RecoverAsync(string rejected, CancellationToken cancellationToken);
            }
            """),
        .. Enumerable.Range(0, classes).Select(at => GeneratorProject.Parse($$"""
            using System;
            using System.Net;
            using System.Net.Http;
            using System.Net.Http.Headers;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Corpus;

            public sealed class Client{{at}}(HttpClient http, ITokens tokens)
            {
                public async Task<HttpResponseMessage> GetAsync(Uri uri, CancellationToken cancellationToken)
                {
            {{statements}}
                    var refreshed = false;
                    var token = tokens.Current;
                    while (true)
                    {
                        var response = await SendAsync(uri, token, cancellationToken);
                        if (response.StatusCode != HttpStatusCode.Unauthorized || refreshed)
                        {
                            return response;
                        }

                        refreshed = true;
                        token = await tokens.RecoverAsync(token, cancellationToken);
                    }
                }

            {{helpers}}
                private static void Log(string text) => Console.WriteLine(text);

                private Task<HttpResponseMessage> SendAsync(Uri uri, string token, CancellationToken cancellationToken)
                {
                    var request = new HttpRequestMessage(HttpMethod.Get, uri);
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                    return http.SendAsync(request, cancellationToken);
                }
            }
            """)),
    ];
}
