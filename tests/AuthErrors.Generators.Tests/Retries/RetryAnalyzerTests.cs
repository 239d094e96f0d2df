using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Generators.Retries;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries;

/// <summary>What a report says and where, and what makes a method a refresh.</summary>
public sealed class RetryAnalyzerTests
{
    private const string Usings = """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Threading.Tasks;

        """;

    private const string Gate = """
        interface IGate
        {
            string Current { get; }

            [AuthErrors.RefreshesToken(SingleFlight = true)]
            Task<string> RecoverAsync(string rejected);
        }

        """;

    [Fact]
    public Task The_message_says_how_often_and_through_which_calls() => RunAsync(
        Gate + """
            sealed class Client(IGate gate, HttpClient http)
            {
                public async Task<HttpResponseMessage> Run()
                {
                    HttpResponseMessage response = null!;
                    for (var attempt = 0; attempt < 3; attempt++)
                    {
                        response = await {|#0:Authorized()|};
                        if (response.IsSuccessStatusCode) break;
                    }

                    return response;
                }

                private async Task<HttpResponseMessage> Authorized()
                {
                    var token = gate.Current;
                    var response = await Send(token);
                    return response.StatusCode == HttpStatusCode.Unauthorized ? await Send(await {|#1:gate.RecoverAsync(token)|}) : response;
                }

                private Task<HttpResponseMessage> Send(string token) => http.GetAsync("https://example.com/?" + token);
            }
            """,
        new DiagnosticResult(Rule.AUTH3001_RequestMustRefreshOnce).WithLocation(0).WithLocation(1)
            .WithMessage("One request can refresh the token 3 times, through Run → Authorized → RecoverAsync; once is right"));

    [Theory]
    [InlineData("RenewAsync")]
    [InlineData("Tokens.RenewAsync")]
    [InlineData("Some.Library.Tokens.RenewAsync")]
    [InlineData("Other.Method | RenewAsync")]
    public Task A_method_that_the_project_names_is_a_refresh(string names) => RunAsync(
        """
        namespace Some.Library
        {
            interface Tokens { Task<string> RenewAsync(); }

            sealed class Client(Tokens tokens, HttpClient http)
            {
                public async Task<HttpResponseMessage> Run(string token)
                {
                    while (true)
                    {
                        var response = await http.GetAsync("https://example.com/?" + token);
                        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
                        token = await {|AUTH3001:{|AUTH3003:tokens.RenewAsync()|}|};
                    }
                }
            }
        }
        """,
        $"[*.cs]\ndotnet_code_quality.AUTH3001.refresh_methods = {names}\n");

    [Fact]
    public Task A_method_that_nobody_names_is_none() => RunAsync("""
        interface ITokens { Task<string> RenewAsync(); }

        sealed class Client(ITokens tokens, HttpClient http)
        {
            public async Task<HttpResponseMessage> Run(string token)
            {
                while (true)
                {
                    var response = await http.GetAsync("https://example.com/?" + token);
                    if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
                    token = await tokens.RenewAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_marker_of_any_namespace_counts() => RunAsync("""
        namespace Elsewhere
        {
            [AttributeUsage(AttributeTargets.Method)] sealed class RefreshesTokenAttribute : Attribute { public bool SingleFlight { get; set; } }
        }

        interface ITokens { [Elsewhere.RefreshesToken(SingleFlight = true)] Task<string> Take(string old); }

        sealed class Client(ITokens tokens, HttpClient http)
        {
            public async Task<HttpResponseMessage> Run(string token)
            {
                while (true)
                {
                    var response = await http.GetAsync("https://example.com/?" + token);
                    if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
                    token = await {|AUTH3001:tokens.Take(token)|};
                }
            }
        }
        """);

    [Fact]
    public Task A_token_that_comes_from_elsewhere_is_another() => RunAsync(Gate + """
        interface IVault { Task<string?> FetchAsync(); }

        sealed class Client(IGate gate, IVault vault, HttpClient http)
        {
            private string? _token;

            public async Task<HttpResponseMessage> Run()
            {
                var response = await http.GetAsync("https://example.com/?" + _token);
                if (response.StatusCode == HttpStatusCode.Unauthorized)
                {
                    await Login();
                    response = await http.GetAsync("https://example.com/?" + _token);
                }

                return response;
            }

            public Task<string> Other(string rejected) => gate.RecoverAsync(rejected);

            private async Task Login() => _token = await vault.FetchAsync();
        }
        """);

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        var compilation = CSharpCompilation.Create("C", [CSharpSyntaxTree.ParseText(Gate)]);

        Assert.ThrowsAny<OperationCanceledException>(() => RetryJudge.For(compilation, [], new CancellationToken(canceled: true)));
    }

    private static Task RunAsync(string code, params DiagnosticResult[] expected) => RunAsync(code, options: null, expected);

    private static Task RunAsync(string code, string? options, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<RetryAnalyzer> { TestCode = Usings + code };
        test.TestState.AdditionalReferences.Add(typeof(RefreshesTokenAttribute).Assembly);
        if (options is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n" + options));
        }

        foreach (var result in expected)
        {
            test.ExpectedDiagnostics.Add(result);
        }

        return test.RunAsync();
    }
}
