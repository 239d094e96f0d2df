using System.Threading.Tasks;
using AuthErrors.CodeFixes;
using Xunit;
using static AuthErrors.Generators.Tests.Retries.Fixes.FixSetting;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

public sealed class CopyRequestFixTests
{
    private const string Copy = """
        private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri)
            {
                Version = request.Version,
                VersionPolicy = request.VersionPolicy,
            };
            foreach (var header in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            foreach (var option in request.Options)
            {
                copy.Options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
            }

            if (request.Content is not null)
            {
                copy.Content = new ByteArrayContent(await request.Content.ReadAsByteArrayAsync(cancellationToken));
                foreach (var header in request.Content.Headers)
                {
                    copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }
            }

            return copy;
        }
        """;

    [Fact]
    public Task The_content_is_buffered_and_a_copy_is_sent() => VerifyAsync(
        """
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var token = Gate.Current;
            Attach(request, token);
            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await Gate.RefreshAsync(token, ct));
            return await {|AUTH3008:base.SendAsync(request, ct)|};
        }
        """,
        """
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var token = Gate.Current;
            Attach(request, token);
            if (request.Content is not null)
            {
                await request.Content.LoadIntoBufferAsync(ct);
            }

            var r = await base.SendAsync(request, ct);
            if (r.StatusCode != Unauthorized) return r;
            Attach(request, await Gate.RefreshAsync(token, ct));
            return await base.SendAsync(await CopyAsync(request, ct), ct);
        }
        """,
        "AuthHandler");

    [Fact]
    public Task A_class_gets_one_method_for_all_its_requests() => VerifyAsync(
        """
        public async Task<HttpResponseMessage> Run(HttpRequestMessage request, CancellationToken ct)
        {
            var token = Gate.Current;
            var r = await Http.SendAsync(request, ct);
            if (!Rejected(r)) return r;
            request.Headers.Authorization = new("Bearer", await Gate.RefreshAsync(token, ct));
            return await {|AUTH3008:Http.SendAsync(request, ct)|};
        }

        public async Task<HttpResponseMessage> RunOther(HttpRequestMessage other)
        {
            var token = Gate.Current;
            var r = await Http.SendAsync(other);
            if (!Rejected(r)) return r;
            other.Headers.Authorization = new("Bearer", await Gate.RefreshAsync(token));
            return await {|AUTH3008:Http.SendAsync(other)|};
        }
        """,
        """
        public async Task<HttpResponseMessage> Run(HttpRequestMessage request, CancellationToken ct)
        {
            var token = Gate.Current;
            if (request.Content is not null)
            {
                await request.Content.LoadIntoBufferAsync(ct);
            }

            var r = await Http.SendAsync(request, ct);
            if (!Rejected(r)) return r;
            request.Headers.Authorization = new("Bearer", await Gate.RefreshAsync(token, ct));
            return await Http.SendAsync(await CopyAsync(request, ct), ct);
        }

        public async Task<HttpResponseMessage> RunOther(HttpRequestMessage other)
        {
            var token = Gate.Current;
            if (other.Content is not null)
            {
                await other.Content.LoadIntoBufferAsync();
            }

            var r = await Http.SendAsync(other);
            if (!Rejected(r)) return r;
            other.Headers.Authorization = new("Bearer", await Gate.RefreshAsync(token));
            return await Http.SendAsync(await CopyAsync(other, default));
        }
        """,
        "Api");

    [Fact]
    public Task In_a_loop_the_content_is_buffered_above_it() => VerifyAsync(
        """
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var token = Gate.Current;
            for (var attempt = 0; ; attempt++)
            {
                Attach(request, token);
                var r = await {|AUTH3008:base.SendAsync(request, ct)|};
                if (r.StatusCode != Unauthorized || attempt > 0) return r;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
        """,
        """
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var token = Gate.Current;
            if (request.Content is not null)
            {
                await request.Content.LoadIntoBufferAsync(ct);
            }

            for (var attempt = 0; ; attempt++)
            {
                Attach(request, token);
                var r = await base.SendAsync(await CopyAsync(request, ct), ct);
                if (r.StatusCode != Unauthorized || attempt > 0) return r;
                token = await Gate.RefreshAsync(token, ct);
            }
        }
        """,
        "AuthHandler");

    [Fact]
    public Task Content_that_is_buffered_already_is_buffered_once() => VerifyAsync(
        """
        public async Task<HttpResponseMessage> Run(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = Gate.Current;
            var r = await Http.SendAsync(request, ct);
            if (!Rejected(r)) return r;
            request.Headers.Authorization = new("Bearer", await Gate.RefreshAsync(token, ct));
            return await {|AUTH3008:Http.SendAsync(request, ct)|};
        }
        """,
        """
        public async Task<HttpResponseMessage> Run(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.Content is not null) await request.Content.LoadIntoBufferAsync(ct);
            var token = Gate.Current;
            var r = await Http.SendAsync(request, ct);
            if (!Rejected(r)) return r;
            request.Headers.Authorization = new("Bearer", await Gate.RefreshAsync(token, ct));
            return await Http.SendAsync(await CopyAsync(request, ct), ct);
        }
        """,
        "Api");

    private static Task VerifyAsync(string before, string after, string parent) => FixSetting.VerifyAsync<CopyRequestFix>(Members(before, parent), Members(after + "\n\n" + Copy, parent));
}
