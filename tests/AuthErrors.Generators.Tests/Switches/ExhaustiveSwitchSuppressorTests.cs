using System.Collections.Immutable;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Test = AuthErrors.Testing.CSharpSuppressorTest<AuthErrors.Generators.ExhaustiveSwitchSuppressor>;

namespace AuthErrors.Generators.Tests.Switches;

public sealed class ExhaustiveSwitchSuppressorTests
{
    [Theory]
    [InlineData("return c {|#0:switch|} { @OR or Unknown => 1 };", "CS8524", true)]
    [InlineData("return c {|#0:switch|} { @OR(-AcceptInvalid) or Unknown => 1 };", "CS8509", false)]
    [InlineData("return c {|#0:switch|} { @OR => 1, Unknown when b => 2 };", "CS8524", false)]
    [InlineData("return c {|#0:switch|} { @OR or Unknown => 1, _ when b => 2 };", "CS8846", true)]
    [InlineData("return c {|#0:switch|} { @OR(-AcceptInvalid) or Unknown => 1, _ when b => 2 };", "CS8846", false)]
    [InlineData("return (c, b) {|#0:switch|} { (@OR or Unknown, _) => 1 };", "CS8524", true)]
    [InlineData("return (c, b) {|#0:switch|} { (@OR or Unknown, true) => 1 };", "CS8509", false)]
    [InlineData("return (c, (bool?)b) {|#0:switch|} { (@OR or Unknown, true or false or null) => 1 };", "CS8524", true)]
    [InlineData("return (c, DayOfWeek.Friday) {|#0:switch|} { (@OR or Unknown, DayOfWeek.Sunday or DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday or DayOfWeek.Friday or DayOfWeek.Saturday) => 1 };", "CS8524", false)]
    [InlineData("return e {|#0:switch|} { { ErrorCode: @OR or Unknown, Attempt: _ } => 1, null => 0 };", "CS8524", true)]
    [InlineData("return DayOfWeek.Friday {|#0:switch|} { DayOfWeek.Friday => 1 };", "CS8509", false)]
    [InlineData("return (b, c) {|#0:switch|} { (true, KeyMissing) => 1 };", "CS8509", false)]
    public Task The_compiler_is_silenced_where_every_code_is_named(string statements, string id, bool isSuppressed)
        => VerifyAsync(statements, DiagnosticResult.CompilerWarning(id).WithLocation(0).WithIsSuppressed(isSuppressed));

    [Fact]
    public Task An_open_type_decides_nothing()
    {
        var test = SwitchSetting.Create<Test>("""
            using Deposium.Auth;
            static class C
            {
                static int M<T>(MCPAuthErrorCode c) => c {|#0:switch|} { MCPAuthErrorCode.Unknown => 0, not T => 2 };
            }
            """);
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerWarning("CS8509").WithLocation(0));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("IDE0072", "return c {|#0:switch|} { @OR => 1, _ => 0 };", true)]
    [InlineData("IDE0072", "return c {|#0:switch|} { @OR(-AcceptInvalid) => 1, _ => 0 };", false)]
    [InlineData("IDE0010", "{|#0:switch|} (c) { @CASES return 1; default: return 0; }", true)]
    [InlineData("IDE0010", "{|#0:switch|} (c) { @CASES(-AcceptInvalid) return 1; default: return 0; }", false)]
    public Task The_IDE_is_silenced_where_a_catch_all_takes_the_fallback(string id, string statements, bool isSuppressed)
        => VerifyAsync(statements, new DiagnosticResult(id, DiagnosticSeverity.Warning).WithLocation(0).WithIsSuppressed(isSuppressed), new MissingCases(id));

    private static Task VerifyAsync(string statements, DiagnosticResult expected, params DiagnosticAnalyzer[] analyzers)
    {
        var test = SwitchSetting.Create<Test>(SwitchSetting.Method(statements));
        test.ExpectedDiagnostics.Add(expected);
        foreach (var analyzer in analyzers)
        {
            test.AdditionalAnalyzers.Add(analyzer);
        }

        return test.RunAsync();
    }

    /// <summary>Reports every switch as the IDE's rule of that id does when a member is not named. The real rules are tried on packages.</summary>
    private sealed class MissingCases(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(id, "Add missing cases", "Add missing cases", "Style", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                node => node.ReportDiagnostic(Diagnostic.Create(_rule, node.Node is SwitchStatementSyntax statement
                    ? statement.SwitchKeyword.GetLocation()
                    : ((SwitchExpressionSyntax)node.Node).SwitchKeyword.GetLocation())),
                SyntaxKind.SwitchStatement,
                SyntaxKind.SwitchExpression);
        }
    }
}
