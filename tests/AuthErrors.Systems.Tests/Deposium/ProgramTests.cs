using System;
using System.Threading.Tasks;
using Deposium.Auth;
using Samples;
using Xunit;

namespace AuthErrors.Systems.Tests.Deposium;

/// <summary>Facts 5 and 7: the exit status of the program, and what it shows of the key.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("key_missing", 1)]
    [InlineData("format_invalid", 2)]
    [InlineData("key_invalid", 2)]
    [InlineData("permission_denied", 3)]
    [InlineData("rate_limited", 4)]
    [InlineData("auth_unavailable", 1)]
    [InlineData("auth_timeout", 1)]
    [InlineData("auth_internal_error", 1)]
    [InlineData("accept_invalid", 1)]
    [InlineData("unknown", 1)]
    [InlineData("brand_new", 1)]
    public async Task The_exit_status_goes_by_the_code(string code, int exitStatus)
    {
        await using var server = await DeposiumServer.StartAsync();
        server.Answer = (401, $$"""{"error":"Unauthorized","message":"No.","error_code":"{{code}}","hint":"Do something."}""");

        var program = await RunAsync(server, server.IssueKey(), "call", "hello");

        Assert.Equal((exitStatus, "", "Authentication failed (401): No.\n💡 Do something.\n"), (program.ExitCode, program.Output, program.Errors));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void No_code_is_without_an_exit_status()
        => Assert.All(MCPAuthErrorCodes.All.ToArray(), static code => Assert.InRange(ExitStatus.Of(code), 1, 4));

    [Theory]
    [InlineData(null, 1, "The gateway says key_missing.")]
    [InlineData("dep_live_short", 2, "The gateway says format_invalid.")]
    [InlineData("dep_live_0123456789012345678901234567890123456789012", 2, "The gateway says key_invalid.")]
    public async Task A_key_that_is_missing_malformed_or_rejected_is_told_apart(string? key, int exitStatus, string message)
    {
        await using var server = await DeposiumServer.StartAsync();

        var program = await RunAsync(server, key, "auth");

        Assert.Equal((exitStatus, ""), (program.ExitCode, program.Output));
        Assert.StartsWith($"Authentication failed (401): {message}\n💡 ", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_cannot_even_be_sent_is_malformed()
    {
        await using var server = await DeposiumServer.StartAsync();

        var program = await RunAsync(server, "dep_live_ two words", "auth");

        Assert.Equal(
            (2, "", "DEPOSIUM_API_KEY holds a character that no key has, such as a space or a line break. Copy the key once more.\n"),
            (program.ExitCode, program.Output, program.Errors));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_refusal_without_a_code_is_any_other_error()
    {
        await using var server = await DeposiumServer.StartAsync();
        server.Answer = (401, "{}");

        var program = await RunAsync(server, server.IssueKey(), "auth");

        Assert.Equal((1, "Authentication failed (401)\nInvalid or missing API key\n"), (program.ExitCode, program.Errors));
    }

    [Fact]
    public async Task A_good_key_is_shown_masked_and_calls_tools()
    {
        await using var server = await DeposiumServer.StartAsync();
        var key = server.IssueKey();

        var auth = await RunAsync(server, key, "auth");
        var echo = await RunAsync(server, key, "call", "echo", """{"text":"Hi."}""");
        var failed = await RunAsync(server, key, "call", "fail");

        Assert.Equal((0, "Key dep_live... is good.\n", ""), (auth.ExitCode, auth.Output, auth.Errors));
        Assert.Equal((0, "Hi.\n", ""), (echo.ExitCode, echo.Output, echo.Errors));
        Assert.Equal((1, "The tool failed.\n", ""), (failed.ExitCode, failed.Output, failed.Errors));
    }

    [Fact]
    public async Task A_key_that_the_gateway_echoes_is_not_shown()
    {
        await using var server = await DeposiumServer.StartAsync();
        var key = server.IssueKey();
        server.Answer = (401, $$"""{"message":"No such key: {{key}}","error_code":"key_invalid"}""");

        var program = await RunAsync(server, key, "auth");

        Assert.Equal(2, program.ExitCode);
        Assert.DoesNotContain(key, program.Output + program.Errors, StringComparison.Ordinal);
        Assert.StartsWith("Authentication failed (401): No such key: ", program.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("dep", "***")]
    [InlineData("dep_live", "********")]
    [InlineData("dep_live_", "dep_live...")]
    [InlineData("dep_test_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN-_0", "dep_test...")]
    public void A_key_is_masked(string key, string masked) => Assert.Equal(masked, KeyMask.Mask(key));

    private static Task<SampleProcess> RunAsync(DeposiumServer server, string? key, params string[] arguments)
        => SampleProcess.RunAsync("Deposium", [new("DEPOSIUM_URL", server.Address.AbsoluteUri), new("DEPOSIUM_API_KEY", key)], arguments);
}
