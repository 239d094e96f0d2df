using System.Threading.Tasks;
using AuthErrors.CodeFixes;
using Xunit;
using static AuthErrors.Generators.Tests.Retries.Fixes.FixSetting;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

public sealed class SingleFlightFixTests
{
    [Fact]
    public Task The_token_is_kept_and_passed_to_the_shared_refresh() => VerifyAsync(
        """
        // as it is
        var r = await Send(Auth.Current, ct);
        if (r.StatusCode != Unauthorized) return r;
        var fresh = await {|AUTH3003:Auth.RefreshAsync(ct)|}; // new
        return await Send(fresh, ct);
        """,
        """
        var token = Auth.Current;
        // as it is
        var r = await Send(token, ct);
        if (r.StatusCode != Unauthorized) return r;
        var fresh = await Gate.RefreshAsync(token, ct); // new
        return await Send(fresh, ct);
        """);

    [Fact]
    public Task A_local_that_holds_the_token_is_used() => VerifyAsync(
        """
        var sent = Auth.Current;
        var r = await Send(sent, ct);
        return Rejected(r) ? await Send(await {|AUTH3003:Auth.RefreshAsync()|}, ct) : r;
        """,
        """
        var sent = Auth.Current;
        var r = await Send(sent, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(sent), ct) : r;
        """);

    [Fact]
    public Task A_token_read_behind_the_send_is_not_the_rejected_one() => VerifyAsync(
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await {|AUTH3003:Gate.RefreshAsync(Gate.Current, ct)|}, ct) : r;
        """,
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
        """);

    [Fact]
    public Task A_token_read_twice_is_read_once() => VerifyAsync(
        """
        var r = await Send(Gate.Current, ct);
        if (!Rejected(r)) return r;
        var fresh = await {|AUTH3003:Gate.RefreshAsync(Gate.Current, ct)|};
        return await Send(fresh, ct);
        """,
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        if (!Rejected(r)) return r;
        var fresh = await Gate.RefreshAsync(token, ct);
        return await Send(fresh, ct);
        """);

    [Fact]
    public Task A_token_in_a_header_was_sent_as_well() => VerifyAsync(
        """
        var token = Auth.Current;
        var request = new HttpRequestMessage();
        request.Headers.Authorization = new("Bearer", token);
        var r = await Http.SendAsync(request, ct);
        return Rejected(r) ? await Send(await {|AUTH3003:Auth.RefreshAsync(ct)|}, ct) : r;
        """,
        """
        var token = Auth.Current;
        var request = new HttpRequestMessage();
        request.Headers.Authorization = new("Bearer", token);
        var r = await Http.SendAsync(request, ct);
        return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
        """);

    [Fact]
    public Task Nothing_is_offered_where_two_could_be_meant()
    {
        const string Two = """
            private readonly IGate _other = null!;

            public async Task<HttpResponseMessage> Run(CancellationToken ct)
            {
                var r = await Send(Auth.Current, ct);
                return Rejected(r) ? await Send(await {|AUTH3003:Auth.RefreshAsync(ct)|}, ct) : r;
            }

            public IGate Other => _other;
            """;
        return FixSetting.VerifyAsync<SingleFlightFix>(Members(Two), Members(Two));
    }

    [Fact]
    public Task Each_request_gets_its_own() => FixSetting.VerifyAsync<SingleFlightFix>(
        Members("""
        public async Task<HttpResponseMessage> Run(CancellationToken ct)
        {
            var r = await Send(Auth.Current, ct);
            return Rejected(r) ? await Send(await {|AUTH3003:Auth.RefreshAsync(ct)|}, ct) : r;
        }

        public async Task<HttpResponseMessage> RunOther(string token, CancellationToken ct)
        {
            var r = await Send(token, ct);
            return Rejected(r) ? await Send(await {|AUTH3003:Auth.RefreshAsync(ct)|}, ct) : r;
        }
        """),
        Members("""
        public async Task<HttpResponseMessage> Run(CancellationToken ct)
        {
            var token = Auth.Current;
            var r = await Send(token, ct);
            return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
        }

        public async Task<HttpResponseMessage> RunOther(string token, CancellationToken ct)
        {
            var r = await Send(token, ct);
            return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
        }
        """));

    private static Task VerifyAsync(string before, string after) => FixSetting.VerifyAsync<SingleFlightFix>(Request(before), Request(after));
}
