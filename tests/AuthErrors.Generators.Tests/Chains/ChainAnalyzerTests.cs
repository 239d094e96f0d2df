using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Switches;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AuthErrors.Generators.Tests.Chains;

public sealed class ChainAnalyzerTests
{
    [Theory]
    [InlineData("[|if|] (c == KeyMissing) return 1; else if (c == RateLimited) return 2; else if (c == AuthTimeout) return 3; return 0;")]
    [InlineData("[|if|] (c == KeyMissing) { k = 1; } else if (RateLimited == c) { k = 2; } else if (c is AuthTimeout) { k = 3; } else { k = 4; } return k;")]
    [InlineData("[|if|] (c is KeyMissing or FormatInvalid) k = 1; else if (c == RateLimited || c is (AuthTimeout or KeyInvalid)) k = 2; else if (c == 0) k = 3; return k;")]
    [InlineData("[|if|] (n is null) k = 1; else if (n == RateLimited) k = 2; else if (null == n || n is AuthTimeout) k = 3; return k;")]
    [InlineData("[|if|] (c == KeyMissing) return 1; if (c == RateLimited) throw Bad(c); if (c == AuthTimeout) { return 3; } return 0;")]
    [InlineData("[|if|] (c == KeyMissing) return 1; else if (c == RateLimited) return 2; if (c == AuthTimeout) k = 3; else k = 4; return k;")]
    [InlineData("while (true) { [|if|] (c == KeyMissing) break; if (c == RateLimited) continue; if (c == AuthTimeout) goto End; } End: return 0;")]
    [InlineData("[|if|] (e.ErrorCode == KeyMissing) k = 1; else if (e . ErrorCode == RateLimited) k = 2; else if (e.ErrorCode == AuthTimeout) k = 3; return k;")]
    [InlineData("if (b) k = 1; else [|if|] (c == KeyMissing) k = 2; else if (c == RateLimited) k = 3; else if (c == AuthTimeout) k = 4; else if (b) k = 5; return k;")]
    [InlineData("if (b) return 1; else if (c == AuthTimeout) return 2; [|if|] (c == KeyMissing) return 2; if (c == RateLimited) return 3; if (c == AuthTimeout) return 4; return k;")]
    [InlineData("var d = Next(); [|if|] (d == KeyMissing) k = 1; else if (d == (MCPAuthErrorCode)3) k = 2; else if (d == (KeyMissing | FormatInvalid)) k = 3; return k;")]
    [InlineData("[|if|] (c == KeyMissing) { [|if|] (n == KeyMissing) return 1; if (n == RateLimited) return 2; if (n is null) return 3; return 4; } if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; return 0;")]
    [InlineData("Func<int> f = () => { [|if|] (c == KeyMissing) return 1; if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; return 0; }; return f();")]
    [InlineData("switch (b) { case true: [|if|] (c == KeyMissing) return 1; if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; break; } return 0;")]
    public Task A_chain_of_three_tests_is_reported(string statements) => Create(SwitchSetting.Method(statements)).RunAsync();

    [Theory]
    [InlineData("if (c == KeyMissing) return 1; else if (c == RateLimited) return 2; else return 3;")]
    [InlineData("if (c == KeyMissing) return 1; if (c == RateLimited) return 2; return 3;")]
    [InlineData("if (c == KeyMissing) k = 1; if (c == RateLimited) k = 2; if (c == AuthTimeout) k = 3; return k;")]
    [InlineData("if (c == KeyMissing) return 1; if (c == RateLimited) return 2; Log(c); if (c == AuthTimeout) return 3; return k;")]
    [InlineData("if (c == KeyMissing) return 1; else k = 2; if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; return k;")]
    [InlineData("if (c == KeyMissing) k = 1; else if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; return k;")]
    [InlineData("var d = c; if (c == KeyMissing) k = 1; else if (d == RateLimited) k = 2; else if (c == AuthTimeout) k = 3; return k;")]
    [InlineData("if (c == KeyMissing && b) k = 1; else if (c == RateLimited && b) k = 2; else if (c == AuthTimeout && b) k = 3; return k;")]
    [InlineData("if (c != KeyMissing) k = 1; else if (c is not RateLimited) k = 2; else if (c > AuthTimeout) k = 3; return k;")]
    [InlineData("if (c == KeyMissing || b) k = 1; else if (c == RateLimited) k = 2; else if (c == AuthTimeout) k = 3; return k;")]
    [InlineData("if (Next() == KeyMissing) k = 1; else if (Next() == RateLimited) k = 2; else if (Next() == AuthTimeout) k = 3; return k;")]
    [InlineData("var a = new[] { c }; if (a[0] == KeyMissing) k = 1; else if (a[0] == RateLimited) k = 2; else if (a[0] == AuthTimeout) k = 3; return k;")]
    [InlineData("if (c == n) k = 1; else if (c == Next()) k = 2; else if (c == AuthTimeout) k = 3; return k;")]
    [InlineData("if (k == 1) k = 1; else if (k == 2) k = 2; else if (k == 3) k = 3; return k;")]
    [InlineData("return c == KeyMissing ? 1 : c == RateLimited ? 2 : c == AuthTimeout ? 3 : 0;")]
    [InlineData("if (c == KeyMissing) return 1; if (c == RateLimited) return 2; if (c == {|CS0103:Nowhere|}) return 3; return 0;")]
    [InlineData("if (c == KeyMissing) return 1; if (c == RateLimited) return 2; if (c == AuthTimeout) return {|CS0103:Nowhere|}; return 0;")]
    public Task Anything_else_is_left_alone(string statements) => Create(SwitchSetting.Method(statements)).RunAsync();

    [Fact]
    public Task A_chain_of_a_program_is_found()
    {
        var test = Create("""
            using Deposium.Auth;
            var code = (MCPAuthErrorCode)args.Length;
            [|if|] (code == MCPAuthErrorCode.KeyMissing) return 1;
            if (code == MCPAuthErrorCode.KeyInvalid) return 2;
            if (code == MCPAuthErrorCode.RateLimited) return 3;
            return 0;
            """);
        test.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("2", true)]
    [InlineData("4", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("two", false)]
    [InlineData("99999999999", false)]
    [InlineData("", false)]
    public Task The_least_number_of_tests_is_an_option(string value, bool areTwoEnough)
    {
        var keyword = areTwoEnough ? "[|if|]" : "if";
        var test = Create(SwitchSetting.Method($"{keyword} (c == KeyMissing) k = 1; else if (c == RateLimited) k = 2; else k = 3; return k;"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\ndotnet_code_quality.AUTH2006.minimum_branches = {value}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Four_can_be_asked_for()
    {
        var test = Create(SwitchSetting.Method("if (c == KeyMissing) k = 1; else if (c == RateLimited) k = 2; else if (c == AuthTimeout) k = 3; return k;"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_code_quality.AUTH2006.minimum_branches = 4\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Chains_of_thousands_are_read()
    {
        var sequence = string.Concat(Enumerable.Range(1, 3000).Select(static number => $"if (c == (MCPAuthErrorCode){number}) return {number};\n"));
        var ladder = string.Join("else ", Enumerable.Range(1, 400).Select(static number => $"if (c == (MCPAuthErrorCode){number}) k = {number};\n"));
        return Create(SwitchSetting.Method($"[|{ladder[..2]}|]{ladder[2..]}[|{sequence[..2]}|]{sequence[2..]} return 0;")).RunAsync();
    }

    [Fact]
    public Task A_test_for_thousands_of_codes_is_read()
    {
        var codes = Enumerable.Range(1, 3000).Select(static number => $"(MCPAuthErrorCode){number}").ToList();
        return Create(SwitchSetting.Method($"""
            [|if|] (c == {string.Join(" || c == ", codes)}) return 1;
            if (c is {string.Join(" or ", codes)}) return 2;
            if (c == 0) return 3;
            return 0;
            """)).RunAsync();
    }

    private static CSharpAnalyzerTest<ChainAnalyzer> Create(string source) => SwitchSetting.Create<CSharpAnalyzerTest<ChainAnalyzer>>(source);
}
