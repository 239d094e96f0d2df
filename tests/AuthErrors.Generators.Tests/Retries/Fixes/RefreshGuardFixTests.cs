using System;
using System.Threading.Tasks;
using AuthErrors.CodeFixes;
using Xunit;
using static AuthErrors.Generators.Tests.Retries.Fixes.FixSetting;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

public sealed class RefreshGuardFixTests
{
    [Fact]
    public Task A_loop_remembers_that_it_has_refreshed() => VerifyAsync(
        """
        var token = Gate.Current;

        // until it is let in
        while (true)
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized) return r; // fine

            // and again
            token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
        }
        """,
        """
        var token = Gate.Current;

        var refreshed = false;
        // until it is let in
        while (true)
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || refreshed) return r; // fine

            refreshed = true;
            // and again
            token = await Gate.RefreshAsync(token, ct);
        }
        """);

    [Fact]
    public Task The_branch_of_the_rejection_is_taken_once() => VerifyAsync(
        """
        var token = Gate.Current;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var r = await Send(token, ct);
            if (r.StatusCode == Unauthorized || r.StatusCode == Forbidden)
            {
                token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
                continue;
            }

            return r;
        }

        throw new InvalidOperationException();
        """,
        """
        var token = Gate.Current;
        var refreshed = false;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var r = await Send(token, ct);
            if ((r.StatusCode == Unauthorized || r.StatusCode == Forbidden) && !refreshed)
            {
                refreshed = true;
                token = await Gate.RefreshAsync(token, ct);
                continue;
            }

            return r;
        }

        throw new InvalidOperationException();
        """);

    [Fact]
    public Task A_single_statement_gets_braces() => VerifyAsync(
        """
        var token = Gate.Current;
        foreach (var host in new[] { 1, 2, 3 })
        {
            var r = await Send(token, ct);
            if (Rejected(r))
                token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|}; // new
            else
                return r;
        }

        throw new InvalidOperationException();
        """,
        """
        var token = Gate.Current;
        var refreshed = false;
        foreach (var host in new[] { 1, 2, 3 })
        {
            var r = await Send(token, ct);
            if (Rejected(r) && !refreshed)
            {
                refreshed = true;
                token = await Gate.RefreshAsync(token, ct); // new
            }
            else
                return r;
        }

        throw new InvalidOperationException();
        """);

    [Fact]
    public Task The_test_may_be_that_of_the_loop() => VerifyAsync(
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        while (r.StatusCode == Unauthorized)
        {
            token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
            r = await Send(token, ct);
        }

        return r;
        """,
        """
        var token = Gate.Current;
        var r = await Send(token, ct);
        var refreshed = false;
        while (r.StatusCode == Unauthorized && !refreshed)
        {
            refreshed = true;
            token = await Gate.RefreshAsync(token, ct);
            r = await Send(token, ct);
        }

        return r;
        """);

    [Fact]
    public Task A_filter_lets_the_second_rejection_by() => VerifyAsync(
        """
        var token = Gate.Current;
        while (true)
        {
            try
            {
                return await SendOrThrow(token, ct);
            }
            catch (AuthException ex) when (ex.Status == Unauthorized)
            {
                token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
            }
        }
        """,
        """
        var token = Gate.Current;
        var refreshed = false;
        while (true)
        {
            try
            {
                return await SendOrThrow(token, ct);
            }
            catch (AuthException ex) when (ex.Status == Unauthorized && !refreshed)
            {
                refreshed = true;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
        """);

    [Fact]
    public Task A_catch_gets_a_filter_and_a_label_is_a_loop() => VerifyAsync(
        """
        var token = Gate.Current;
        again:
        try { return await SendOrThrow(token, ct); }
        catch (AuthException)
        {
            token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
            goto again;
        }
        """,
        """
        var token = Gate.Current;
        var refreshed = false;
        again:
        try { return await SendOrThrow(token, ct); }
        catch (AuthException) when (!refreshed)
        {
            refreshed = true;
            token = await Gate.RefreshAsync(token, ct);
            goto again;
        }
        """);

    [Fact]
    public Task A_case_is_left_to_the_default_the_second_time() => VerifyAsync(
        """
        var token = Gate.Current;
        while (true)
        {
            var r = await Send(token, ct);
            switch (r.StatusCode)
            {
                case Unauthorized:
                case Forbidden when r.Version.Major == 1 || r.Version.Major == 2:
                    token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
                    break;
                default:
                    return r;
            }
        }
        """,
        """
        var token = Gate.Current;
        var refreshed = false;
        while (true)
        {
            var r = await Send(token, ct);
            switch (r.StatusCode)
            {
                case Unauthorized when !refreshed:
                case Forbidden when (r.Version.Major == 1 || r.Version.Major == 2) && !refreshed:
                    refreshed = true;
                    token = await Gate.RefreshAsync(token, ct);
                    break;
                default:
                    return r;
            }
        }
        """);

    [Fact]
    public Task A_flag_in_the_loop_is_moved_out_of_it() => VerifyAsync(
        """
        var token = Gate.Current;
        while (true)
        {
            // once
            var done = false;
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || done) return r;
            token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
            done = true;
        }
        """,
        """
        var token = Gate.Current;
        // once
        var done = false;
        while (true)
        {
            var r = await Send(token, ct);
            if (r.StatusCode != Unauthorized || done) return r;
            token = await Gate.RefreshAsync(token, ct);
            done = true;
        }
        """);

    [Fact]
    public Task A_flag_that_nothing_sets_is_set() => VerifyAsync(
        """
        var token = Gate.Current;
        var done = false;
        do
        {
            var r = await Send(token, ct);
            if (done || r.StatusCode != Unauthorized) return r;
            token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
        } while (true);
        """,
        """
        var token = Gate.Current;
        var done = false;
        do
        {
            var r = await Send(token, ct);
            if (done || r.StatusCode != Unauthorized) return r;
            done = true;
            token = await Gate.RefreshAsync(token, ct);
        } while (true);
        """);

    [Fact]
    public Task A_call_that_leads_to_the_refresh_is_guarded_like_it() => VerifyMembersAsync(
        """
        public async Task<HttpResponseMessage> Run(CancellationToken ct)
        {
            var token = Gate.Current;
            while (true)
            {
                var r = await Send(token, ct);
                if (r.StatusCode != Unauthorized) return r;
                token = await {|AUTH3001:RenewAsync(token, ct)|};
            }
        }

        private Task<string> RenewAsync(string token, CancellationToken ct) => Gate.RefreshAsync(token, ct);
        """,
        """
        public async Task<HttpResponseMessage> Run(CancellationToken ct)
        {
            var token = Gate.Current;
            var refreshed = false;
            while (true)
            {
                var r = await Send(token, ct);
                if (r.StatusCode != Unauthorized || refreshed) return r;
                refreshed = true;
                token = await RenewAsync(token, ct);
            }
        }

        private Task<string> RenewAsync(string token, CancellationToken ct) => Gate.RefreshAsync(token, ct);
        """);

    [Fact]
    public Task A_private_method_that_calls_itself_is_told_so() => VerifyMembersAsync(
        """
        public Task<HttpResponseMessage> Run(CancellationToken ct) => {|AUTH3001:Fetch(Gate.Current, ct)|};

        private async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct)
        {
            var r = await Send(token, ct);
            return Rejected(r) ? await Fetch(await Gate.RefreshAsync(token, ct), ct) : r;
        }
        """,
        """
        public Task<HttpResponseMessage> Run(CancellationToken ct) => Fetch(Gate.Current, ct);

        private async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct, bool isRetry = false)
        {
            var r = await Send(token, ct);
            return Rejected(r) && !isRetry ? await Fetch(await Gate.RefreshAsync(token, ct), ct, isRetry: true) : r;
        }
        """);

    [Fact]
    public Task A_call_of_itself_for_another_reason_passes_on_what_it_was_told() => VerifyMembersAsync(
        """
        public Task<HttpResponseMessage> Run(CancellationToken ct) => {|AUTH3001:Fetch(Gate.Current, ct)|};

        private async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct)
        {
            try
            {
                var r = await SendOrThrow(token, ct);
                return Busy(r) ? await Fetch(token, ct) : r;
            }
            catch (AuthException ex) when (ex.Status == Unauthorized)
            {
                var fresh = await Gate.RefreshAsync(token, ct);
                return await Fetch(fresh, ct);
            }
        }
        """,
        """
        public Task<HttpResponseMessage> Run(CancellationToken ct) => Fetch(Gate.Current, ct);

        private async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct, bool isRetry = false)
        {
            try
            {
                var r = await SendOrThrow(token, ct);
                return Busy(r) ? await Fetch(token, ct, isRetry: isRetry) : r;
            }
            catch (AuthException ex) when (ex.Status == Unauthorized && !isRetry)
            {
                var fresh = await Gate.RefreshAsync(token, ct);
                return await Fetch(fresh, ct, isRetry: true);
            }
        }
        """);

    [Fact]
    public Task Two_loops_get_two_flags() => VerifyMembersAsync(
        """
        public async Task<HttpResponseMessage> Run(CancellationToken ct)
        {
            var token = Gate.Current;
            while (true)
            {
                var r = await Send(token, ct);
                if (!Rejected(r)) return r;
                token = await {|AUTH3001:Gate.RefreshAsync(token, ct)|};
            }
        }

        public async Task<HttpResponseMessage> RunOther(CancellationToken ct)
        {
            var refreshed = Gate.Current;
            for (; ; ) { var r = await Send(refreshed, ct); if (!Rejected(r)) return r; refreshed = await {|AUTH3001:Gate.RefreshAsync(refreshed, ct)|}; }
        }
        """,
        """
        public async Task<HttpResponseMessage> Run(CancellationToken ct)
        {
            var token = Gate.Current;
            var refreshed = false;
            while (true)
            {
                var r = await Send(token, ct);
                if (!Rejected(r) || refreshed) return r;
                refreshed = true;
                token = await Gate.RefreshAsync(token, ct);
            }
        }

        public async Task<HttpResponseMessage> RunOther(CancellationToken ct)
        {
            var refreshed = Gate.Current;
            var refreshed2 = false;
            for (; ; ) { var r = await Send(refreshed, ct); if (!Rejected(r) || refreshed2) return r; refreshed2 = true; refreshed = await Gate.RefreshAsync(refreshed, ct); }
        }
        """);

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { var r = await {|AUTH3001:Authorized(ct)|}; if (r.IsSuccessStatusCode) return r; } return null!;")]
    [InlineData("HttpResponseMessage r; do { r = await {|AUTH3001:Authorized(ct)|}; } while (Rejected(r)); return r;")]
    [InlineData("var t = Gate.Current; HttpResponseMessage r = null!; for (var i = 0; i < 3; i++) { r = await Send(t, ct); if (Rejected(r)) { t = await {|AUTH3001:Gate.RefreshAsync(t, ct)|}; } } return r;")]
    [InlineData("var t = Gate.Current; for (; ; ) { var r = await Send(t, ct); if (Rejected(r) && await {|AUTH3001:Gate.RefreshAsync(t, ct)|} is { } fresh) { t = fresh; continue; } return r; }")]
    public Task Nothing_is_offered_where_more_than_one_answer_is_right(string statements)
    {
        var members = "public async Task<HttpResponseMessage> Run(CancellationToken ct)\n{\n    " + statements + """

            }

            private async Task<HttpResponseMessage> Authorized(CancellationToken ct)
            {
                var token = Gate.Current;
                var r = await Send(token, ct);
                return Rejected(r) ? await Send(await Gate.RefreshAsync(token, ct), ct) : r;
            }
            """;
        return VerifyMembersAsync(members, members);
    }

    [Fact]
    public Task A_public_method_keeps_its_signature()
    {
        const string Public = """
            public async Task<HttpResponseMessage> Run(string token, CancellationToken ct)
            {
                var r = await Send(token, ct);
                return Rejected(r) ? await Run(await {|AUTH3001:Gate.RefreshAsync(token, ct)|}, ct) : r;
            }
            """;
        return VerifyMembersAsync(Public, Public);
    }

    [Fact]
    public Task A_method_that_is_given_away_keeps_its_signature()
    {
        const string Given = """
            public Task<HttpResponseMessage> Run(CancellationToken ct) => {|AUTH3001:Fetch(Gate.Current, ct)|};

            public Func<string, CancellationToken, Task<HttpResponseMessage>> Get() => Fetch;

            private async Task<HttpResponseMessage> Fetch(string token, CancellationToken ct)
            {
                var r = await Send(token, ct);
                return Rejected(r) ? await Fetch(await Gate.RefreshAsync(token, ct), ct) : r;
            }
            """;
        return VerifyMembersAsync(Given, Given);
    }

    [Fact]
    public Task Line_breaks_stay_what_they_are()
    {
        const string Loop = """
            var token = Gate.Current;
            while (true)
            {
                var r = await Send(token, ct);
                if (!Rejected(r)@) return r;
                @token = await $Gate.RefreshAsync(token, ct)$;
            }
            """;
        return FixSetting.VerifyAsync<RefreshGuardFix>(
            Request(Loop.Replace("@", "", StringComparison.Ordinal).Replace("$G", "{|AUTH3001:G", StringComparison.Ordinal).Replace("$", "|}", StringComparison.Ordinal)).ReplaceLineEndings("\r\n"),
            Request(Loop.Replace("while", "var refreshed = false;\nwhile", StringComparison.Ordinal).Replace("@)", " || refreshed)", StringComparison.Ordinal).Replace("@", "refreshed = true;\n    ", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal)).ReplaceLineEndings("\r\n"));
    }

    private static Task VerifyAsync(string before, string after) => FixSetting.VerifyAsync<RefreshGuardFix>(Request(before), Request(after));

    private static Task VerifyMembersAsync(string before, string after) => FixSetting.VerifyAsync<RefreshGuardFix>(Members(before), Members(after));
}
