using System.Globalization;
using System.Linq;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the class that holds what the server said, with its parser.</summary>
internal static class ErrorEmitter
{
    public static string Emit(CatalogModel catalog) => GeneratedFile.Write(catalog, writer =>
    {
        var type = catalog.ErrorClassName;
        writer.Write($"""
            /// <summary>An authentication error as the server described it.</summary>
            {GeneratedFile.Attribute}
            """);
        writer.Block($"{GeneratedFile.Visibility(catalog)} sealed class {type}", () =>
        {
            WriteConstruction(writer, catalog, type);
            writer.WriteLine();
            WriteParsers(writer, catalog, type);
            writer.WriteLine();
            EnvelopeWriterEmitter.Write(writer, catalog.Envelope);
            writer.WriteLine();
            writer.Write("""
                /// <summary>The wire code and the message, for logs.</summary>
                /// <returns>The text.</returns>
                public override string ToString() => $"{WireCode}: {Message}";
                """);
        });
    });

    private static void WriteConstruction(SourceWriter writer, CatalogModel catalog, string type)
    {
        var envelope = catalog.Envelope;
        writer.Write($$"""
            // Room for the longest wire code with every character written as an escape. What does not fit is not known.
            private const int WireCodeScratch = {{LongestEscaped(catalog)}};

            internal static readonly global::AuthErrors.CompilerServices.EnvelopeReader Envelope =
                new({{CSharpText.Literal(envelope.Code.Text)}}, {{CSharpText.Literal(envelope.Message.Text)}}, {{CSharpText.Literal(envelope.Hint.Text)}}, {{CSharpText.Literal(envelope.Docs.Text)}});

            /// <summary>Describes an error.</summary>
            /// <param name="code">The code; the fallback when the wire code is not known.</param>
            /// <param name="wireCode">The code as the server sent it.</param>
            /// <param name="message">The text for people.</param>
            /// <param name="hint">What the server suggests to do, when it does.</param>
            /// <param name="docs">Where the server documents the error, when it says so.</param>
            /// <param name="statusCode">The HTTP status of the response.</param>
            /// <param name="retryAfter">How long the server asks to wait, when it does.</param>
            public {{type}}(
                {{catalog.EnumName}} code,
                [global::AuthErrors.WireCodeOf(typeof({{catalog.EnumName}}))] string wireCode,
                string message,
                string? hint = null,
                string? docs = null,
                int statusCode = 401,
                global::System.TimeSpan? retryAfter = null)
            {
                Code = code;
                WireCode = wireCode;
                Message = message;
                Hint = hint;
                Docs = docs;
                StatusCode = statusCode;
                RetryAfter = retryAfter;
            }

            /// <summary>The code; the fallback when the server sent one that the catalog does not list.</summary>
            public {{catalog.EnumName}} Code { get; }

            /// <summary>The code as the server sent it, verbatim.</summary>
            [global::AuthErrors.WireCodeOf(typeof({{catalog.EnumName}}))]
            public string WireCode { get; }

            /// <summary>The text for people. The server may change it at any time.</summary>
            public string Message { get; }

            /// <summary>What the server suggests to do, when it does.</summary>
            public string? Hint { get; }

            /// <summary>Where the server documents the error, when it says so.</summary>
            public string? Docs { get; }

            /// <summary>The HTTP status of the response.</summary>
            public int StatusCode { get; }

            /// <summary>How long the server asks to wait (RFC 9110, section 10.2.3), when it does.</summary>
            public global::System.TimeSpan? RetryAfter { get; }
            """);
    }

    private static string LongestEscaped(CatalogModel catalog)
        => (catalog.Codes.Max(static code => code.WireCode.Length) * "\\u0000".Length).ToString(CultureInfo.InvariantCulture);

    private static void WriteParsers(SourceWriter writer, CatalogModel catalog, string type) => writer.Write($$"""
        /// <summary>Reads the error that a body carries. Never throws, whatever the body is.</summary>
        /// <param name="utf8Json">The body.</param>
        /// <param name="statusCode">The HTTP status that it came with.</param>
        /// <param name="error">The error; <see langword="null"/> when the body carries no code that is a string and not empty.</param>
        /// <returns><see langword="true"/> when there is an error.</returns>
        public static bool TryParse(
            global::System.ReadOnlySpan<byte> utf8Json,
            int statusCode,
            [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {{type}}? error)
            => TryParse(utf8Json, statusCode, retryAfter: null, out error);

        /// <summary>Reads no more of a body than its code. Never throws, and allocates nothing.</summary>
        /// <param name="utf8Json">The body.</param>
        /// <param name="code">The code; the fallback when the body carries one that is not known, or none.</param>
        /// <returns><see langword="true"/> when the body carries a code, known or not.</returns>
        public static bool TryReadCode(global::System.ReadOnlySpan<byte> utf8Json, out {{catalog.EnumName}} code)
        {
            global::System.Span<byte> scratch = stackalloc byte[WireCodeScratch];
            var hasCode = Envelope.TryReadCode(utf8Json, scratch, out var wireCode);
            {{catalog.CodesClassName}}.TryParse(wireCode, out code);
            return hasCode;
        }

        /// <summary>Reads the error of a response. The body can be read again afterwards.</summary>
        /// <param name="response">The response. Its body is read only with a status of 400 or more, a type that is JSON or text (but no event stream) or none, and at most 64 KiB.</param>
        /// <param name="cancellationToken">Ends the reading.</param>
        /// <returns>The error; <see langword="null"/> when the response carries none.</returns>
        /// <exception cref="global::System.IO.IOException">The connection broke while the body was read.</exception>
        public static async global::System.Threading.Tasks.ValueTask<{{type}}?> ReadAsync(
            global::System.Net.Http.HttpResponseMessage response,
            global::System.Threading.CancellationToken cancellationToken = default)
        {
            var body = await global::AuthErrors.CompilerServices.ErrorResponse.ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
            TryParse(body.Span, (int)response.StatusCode, global::AuthErrors.CompilerServices.ErrorResponse.GetRetryAfter(response), out var error);
            return error;
        }

        internal static bool TryParse(
            global::System.ReadOnlySpan<byte> utf8Json,
            int statusCode,
            global::System.TimeSpan? retryAfter,
            [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {{type}}? error)
        {
            if (!Envelope.TryRead(utf8Json, out var envelope))
            {
                error = null;
                return false;
            }

            {{catalog.CodesClassName}}.TryParse(envelope.Code, out var code);
            error = new(code, envelope.Code, envelope.Message ?? envelope.Code, envelope.Hint, envelope.Docs, statusCode, retryAfter);
            return true;
        }
        """);
}
