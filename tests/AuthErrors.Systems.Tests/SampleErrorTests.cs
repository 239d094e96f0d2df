using System;
using System.IO;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using Xunit;

namespace AuthErrors.Systems.Tests;

/// <summary>How a sample ends when it cannot work at all.</summary>
public sealed class SampleErrorTests
{
    private const string PlainHttp = "http://example.com/mcp";
    private const string NobodyListens = "http://127.0.0.1:1/mcp";

    [SkippableTheory]
    [InlineData("InstaPods", PlainHttp, "connect")]
    [InlineData("InstaPods", NobodyListens, "connect")]
    [InlineData("PostHog", PlainHttp, "call", PlainHttp, "{0}", "tool")]
    [InlineData("PostHog", NobodyListens, "call", NobodyListens, "{0}", "tool")]
    [InlineData("Instagit", PlainHttp, "ask", "repository", "question")]
    [InlineData("Instagit", "nowhere", "ask", "repository", "question")]
    [InlineData("Deposium", PlainHttp, "auth")]
    [InlineData("Deposium", NobodyListens, "auth")]
    public async Task Whatever_is_wrong_is_a_line_for_the_user(string sample, string address, params string[] arguments)
    {
        Requirements.RequireLinuxWith("env");
        var folder = Directory.CreateTempSubdirectory("autherrors-").FullName;
        try
        {
            await using var program = ChildProcess.Start("env",
            [
                $"HOME={folder}", $"INSTAPODS_URL={address}", $"INSTAPODS_TOKEN_FILE={Path.Combine(folder, "token.json")}", $"INSTAGIT_API_URL={address}", $"DEPOSIUM_URL={address}",
                "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, sample + ".dll"), .. Array.ConvertAll(arguments, argument => argument.Replace("{0}", Path.Combine(folder, "token.json"), StringComparison.Ordinal)),
            ]);

            Assert.Equal(1, await program.EndAsync());
            var line = Assert.Single((await program.ReadErrorsAsync()).TrimEnd().Split('\n'));
            Assert.NotEqual("", line);
            Assert.DoesNotContain("Unhandled exception", line, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
