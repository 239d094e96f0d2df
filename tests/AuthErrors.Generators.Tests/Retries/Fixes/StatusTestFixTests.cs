using System;
using System.Threading.Tasks;
using AuthErrors.CodeFixes;
using Xunit;
using static AuthErrors.Generators.Tests.Retries.Fixes.FixSetting;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

public sealed class StatusTestFixTests
{
    private const string Contains = "{|AUTH3006:body.Contains(\"expired\")|}";

    [Theory]
    [InlineData($"if (!{Contains}) return r;", """if (r.StatusCode is not (Unauthorized or Forbidden) || !body.Contains("expired")) return r;""")]
    [InlineData("var {|AUTH3006:stale = body.Contains(\"expired\")|}; if (!stale) return r;", """var stale = r.StatusCode is Unauthorized or Forbidden && body.Contains("expired"); if (!stale) return r;""")]
    [InlineData("if ({|AUTH3006:(body.Contains(\"expired\")) == false|}) return r;", """if ((r.StatusCode is Unauthorized or Forbidden && (body.Contains("expired"))) == false) return r;""")]
    [InlineData("if ({|AUTH3006:body.IndexOf(\"expired\") < 0|}) return r;", """if (r.StatusCode is not (Unauthorized or Forbidden) || body.IndexOf("expired") < 0) return r;""")]
    [InlineData("if ({|AUTH3006:body != \"expired\"|}) return r;", """if (r.StatusCode is not (Unauthorized or Forbidden) || body != "expired") return r;""")]
    [InlineData($"if (r.Version.Major == 1 && !{Contains}) return r;", """if (r.Version.Major == 1 && (r.StatusCode is not (Unauthorized or Forbidden) || !body.Contains("expired"))) return r;""")]
    public Task The_status_is_tested_before_the_text(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task One_test_of_the_status_is_enough_for_texts_side_by_side() => VerifyAsync(
        """if (!(r.StatusCode == Unauthorized || {|AUTH3006:body.Contains("expired")|} || {|AUTH3006:body.Contains("invalid")|})) return r;""",
        """if (!(r.StatusCode == Unauthorized || r.StatusCode is Unauthorized or Forbidden && (body.Contains("expired") || body.Contains("invalid")))) return r;""");

    [Fact]
    public Task The_status_is_spelled_as_it_can_be()
        => FixSetting.VerifyAsync<StatusTestFix>(
            Request(Around($"if (!{Contains}) return r;")).Replace("using static System.Net.HttpStatusCode;", "using Status = System.Net.HttpStatusCode;", StringComparison.Ordinal),
            Request(Around("""if (r.StatusCode is not (Status.Unauthorized or Status.Forbidden) || !body.Contains("expired")) return r;""")).Replace("using static System.Net.HttpStatusCode;", "using Status = System.Net.HttpStatusCode;", StringComparison.Ordinal));

    private static Task VerifyAsync(string before, string after) => FixSetting.VerifyAsync<StatusTestFix>(Request(Around(before)), Request(Around(after)));

    private static string Around(string test) => $"""
        var token = Gate.Current;
        var r = await Send(token, ct);
        var body = await r.Content.ReadAsStringAsync(ct);
        {test}
        return await Send(await Gate.RefreshAsync(token, ct), ct);
        """;
}
