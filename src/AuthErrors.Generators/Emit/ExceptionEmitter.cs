using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the exception that carries the error to whoever can act on it.</summary>
internal static class ExceptionEmitter
{
    public static string Emit(CatalogModel catalog) => GeneratedFile.Write(catalog, writer =>
    {
        var type = catalog.ExceptionClassName;
        var error = catalog.ErrorClassName;
        writer.Write($"""
            /// <summary>A server refused a request and said why. The message has the server's text, then its hint and its docs on lines of their own.</summary>
            {GeneratedFile.Attribute}
            """);
        writer.Block($"{GeneratedFile.Visibility(catalog)} sealed class {type} : global::AuthErrors.AuthErrorException", () => writer.Write($$"""
            /// <summary>Makes an exception of an error.</summary>
            /// <param name="error">What the server said.</param>
            /// <param name="innerException">What else went wrong, such as a recovery that failed.</param>
            public {{type}}({{error}} error, global::System.Exception? innerException = null)
                : base(Describe(error.StatusCode, error.Message, error.Hint, error.Docs), innerException)
            {
                Error = error;
                WireCode = error.WireCode;
                Hint = error.Hint;
                Docs = error.Docs;
                StatusCode = error.StatusCode;
                RetryAfter = error.RetryAfter;
                Recovery = {{catalog.CodesClassName}}.GetRecovery(error.Code);
            }

            /// <summary>What the server said.</summary>
            public {{error}} Error { get; }

            /// <summary>The code to switch on; the fallback when the server sent one that the catalog does not list.</summary>
            public {{catalog.EnumName}} ErrorCode => Error.Code;

            /// <summary>Throws when a response is an authentication error. Its body can be read again afterwards.</summary>
            /// <param name="response">The response.</param>
            /// <param name="cancellationToken">Ends the reading of the body.</param>
            /// <returns>Nothing, when the response is no authentication error.</returns>
            /// <exception cref="{{type}}">The response carries a code{{(catalog.Signals.Count == 0 ? "" : ", or a signal of the catalog")}}.</exception>
            /// <exception cref="global::AuthErrors.AuthErrorException">The status is 401, and there is no code.</exception>
            /// <exception cref="global::System.IO.IOException">The connection broke while the body was read.</exception>
            public static global::System.Threading.Tasks.ValueTask ThrowIfAuthErrorAsync(
                global::System.Net.Http.HttpResponseMessage response,
                global::System.Threading.CancellationToken cancellationToken = default)
                => ThrowIfAuthErrorAsync(response, {{catalog.ClassifierClassName}}.Instance, cancellationToken);
            """));
    });
}
