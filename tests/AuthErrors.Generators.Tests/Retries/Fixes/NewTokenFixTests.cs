using System.Threading.Tasks;
using AuthErrors.CodeFixes;
using Xunit;
using static AuthErrors.Generators.Tests.Retries.Fixes.FixSetting;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

public sealed class NewTokenFixTests
{
    [Fact]
    public Task What_the_refresh_gives_is_kept() => VerifyAsync(
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        await Gate.RefreshAsync(token, ct); // new
        return await {|AUTH3004:Send(token, ct)|};
        """,
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        token = await Gate.RefreshAsync(token, ct); // new
        return await Send(token, ct);
        """);

    [Fact]
    public Task What_was_kept_is_sent() => VerifyAsync(
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (Rejected(r))
        {
            var fresh = await Gate.RefreshAsync(token, ct);
            r = await {|AUTH3004:Send(token, ct)|};
        }

        return r;
        """,
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (Rejected(r))
        {
            var fresh = await Gate.RefreshAsync(token, ct);
            r = await Send(fresh, ct);
        }

        return r;
        """);

    [Fact]
    public Task Nothing_is_offered_where_nothing_was_refreshed() => VerifyAsync(
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await {|AUTH3004:Send(token, ct)|} : r;
        """,
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(token, ct) : r;
        """);

    private static Task VerifyAsync(string before, string after) => FixSetting.VerifyAsync<NewTokenFix>(Request(before), Request(after));
}
