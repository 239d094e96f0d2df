using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Retries;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using static AuthErrors.Generators.Tests.Retries.Fixes.FixSetting;

namespace AuthErrors.Generators.Tests.Retries.Fixes;

public sealed class RequestCopyTests
{
    private const string Open = "{|AUTH3008:";
    private const string Close = "|}";

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
    public void The_content_is_buffered_and_a_copy_is_sent() => Verify(
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
    public void A_class_gets_one_method_for_all_its_requests() => Verify(
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
    public void In_a_loop_the_content_is_buffered_above_it() => Verify(
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
    public void Content_that_is_buffered_already_is_buffered_once() => Verify(
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

    /// <summary>Makes the edits at the marked sends, one after the other.</summary>
    private static void Verify(string before, string after, string parent)
    {
        var text = SourceText.From(Members(before, parent));
        var sends = new List<TextSpan>();
        while (text.ToString().IndexOf(Open, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.ToString().IndexOf(Close, start, StringComparison.Ordinal);
            text = text.WithChanges(new TextChange(new TextSpan(start, Open.Length), ""), new TextChange(new TextSpan(end, Close.Length), ""));
            sends.Add(TextSpan.FromBounds(start, end - Open.Length));
        }

        for (var place = 0; place < sends.Count; place++)
        {
            var changes = Edit(text, sends[place]);
            text = text.WithChanges(changes);
            sends = [.. sends.Select(send => Shifted.By(changes, send))];
        }

        Assert.Equal(Members(after + "\n\n" + Copy, parent), text.ToString());
        Assert.DoesNotContain(Compile(text).GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static ImmutableArray<TextChange> Edit(SourceText text, TextSpan send)
    {
        var compilation = Compile(text);
        var finding = new RetryDiagnostic([send], compilation.GetSemanticModel(compilation.SyntaxTrees[0]), text, default);
        return RequestCopy.Write(finding, Assert.Single(finding.CallsFromBelow)).Sort(static (one, other) => one.Span.CompareTo(other.Span));
    }

    private static CSharpCompilation Compile(SourceText text)
        => CSharpCompilation.Create("Copies", [CSharpSyntaxTree.ParseText(text), CSharpSyntaxTree.ParseText(Prelude)], ReferenceAssemblies.Net.Net100.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
