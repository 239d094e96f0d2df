using System.Threading.Tasks;
using Xunit;
using Verify = AuthErrors.Testing.CSharpSuppressorVerifier<AuthErrors.Testing.Tests.ClosedSwitchSuppressor>;

namespace AuthErrors.Testing.Tests;

public sealed class CSharpSuppressorVerifierTests
{
    private const string TwoSwitches =
        """
        enum Color { Red, Green }
        static class C
        {
            static int Open(Color color) => color {|#0:switch|} { Color.Red => 1 };
            static int Closed(Color color) => color {|#1:switch|} { Color.Red => 1, Color.Green => 2 }; // closed
        }
        """;

    [Fact]
    public Task Suppressed_and_reported_warnings_are_told_apart() =>
        Verify.VerifySuppressorAsync(
            TwoSwitches,
            DiagnosticResult.CompilerWarning("CS8509").WithLocation(0),
            DiagnosticResult.CompilerWarning("CS8524").WithLocation(1).WithIsSuppressed(true));

    [Fact]
    public Task A_warning_that_should_be_suppressed_but_is_not_fails() =>
        Failure.ExpectAsync(
            () => Verify.VerifySuppressorAsync(
                TwoSwitches,
                DiagnosticResult.CompilerWarning("CS8509").WithLocation(0).WithIsSuppressed(true),
                DiagnosticResult.CompilerWarning("CS8524").WithLocation(1).WithIsSuppressed(true)),
            "nearest: suppressed should be <True> but is <False>");

    [Fact]
    public Task A_warning_that_should_be_reported_but_is_suppressed_fails() =>
        Failure.ExpectAsync(
            () => Verify.VerifySuppressorAsync(
                TwoSwitches,
                DiagnosticResult.CompilerWarning("CS8509").WithLocation(0),
                DiagnosticResult.CompilerWarning("CS8524").WithLocation(1)),
            "nearest: suppressed should be <False> but is <True>");

    [Fact]
    public Task A_suppressed_warning_that_is_not_listed_fails() =>
        Failure.ExpectAsync(() => Verify.VerifySuppressorAsync(TwoSwitches, DiagnosticResult.CompilerWarning("CS8509").WithLocation(0)), "Unexpected:", ".WithIsSuppressed(true)");

    [Fact]
    public Task Diagnostics_of_other_analyzers_are_suppressed_too() =>
        new CSharpSuppressorTest<ClosedSwitchSuppressor>
        {
            TestCode = TwoSwitches,
            AdditionalAnalyzers = { new SwitchAnalyzer() },
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            ExpectedDiagnostics =
            {
                Verify.Diagnostic("IDE0072").WithLocation(0),
                Verify.Diagnostic("IDE0072").WithLocation(1).WithIsSuppressed(true),
            },
        }.RunAsync();
}
