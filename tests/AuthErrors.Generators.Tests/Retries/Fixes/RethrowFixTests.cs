using System.Threading.Tasks;
using AuthErrors.CodeFixes;
using Xunit;
using static AuthErrors.Generators.Tests.Retries.Fixes.FixSetting;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

public sealed class RethrowFixTests
{
    [Theory]
    [InlineData("r = await Send(fresh, ct);", "{ return r; }", "{ throw; }")]
    [InlineData("r = await Send(fresh, ct);", "{ }", "{ throw; }")]
    [InlineData("r = await Send(fresh, ct);", "{}", "{ throw; }")]
    [InlineData("r = await Send(fresh, ct);", "{ Console.WriteLine(1); }", "{ Console.WriteLine(1); throw; }")]
    [InlineData("r = await Send(fresh, ct);", "{\n    // never mind\n}", "{\n    // never mind\n    throw;\n}")]
    [InlineData("r = await Send(fresh, ct);", "{\n    Console.WriteLine(1);\n    return r; // the first\n}", "{\n    Console.WriteLine(1);\n    throw; // the first\n}")]
    public Task The_failure_is_thrown_again(string send, string before, string after) => VerifyAsync(Around(send, "{|AUTH3007:catch|}", before, "return r;"), Around(send, "catch", after, "return r;"));

    [Fact]
    public Task A_return_that_only_the_swallowed_failure_came_to_goes_with_it()
        => VerifyAsync(
            Around("return await Send(fresh, ct);", "{|AUTH3007:catch|}", "{ }", "return r;"),
            Around("return await Send(fresh, ct);", "catch", "{ throw; }", ""));

    [Fact]
    public Task A_return_in_the_catch_goes_too()
        => VerifyAsync(
            Around("return await Send(fresh, ct);", "{|AUTH3007:catch|}", "{ return r; }", ""),
            Around("return await Send(fresh, ct);", "catch", "{ throw; }", ""));

    [Fact]
    public Task Nothing_is_offered_where_a_part_goes_its_own_way()
    {
        var text = Around("r = await Send(fresh, ct);", "{|AUTH3007:catch|}", "{ if (r.Version.Major == 1) return r; }", "return r;");
        return VerifyAsync(text, text);
    }

    private static Task VerifyAsync(string before, string after) => FixSetting.VerifyAsync<RethrowFix>(Request(before), Request(after));

    private static string Around(string send, string keyword, string block, string behind) => $$"""
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        try
        {
            var fresh = await Gate.RefreshAsync(token, ct);
            {{send}}
        }
        {{keyword}} (HttpRequestException)
        {{block}}
        {{behind}}
        """.TrimEnd();
}
