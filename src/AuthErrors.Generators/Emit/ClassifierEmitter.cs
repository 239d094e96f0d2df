using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the class that tells authentication errors from other responses.</summary>
internal static class ClassifierEmitter
{
    private const string Response = "in global::AuthErrors.InspectedResponse response";
    private const string Signal = "global::AuthErrors.CompilerServices.Signal";

    public static string Emit(CatalogModel catalog) => GeneratedFile.Write(catalog, writer =>
    {
        var type = catalog.ClassifierClassName;
        writer.Write($"""
            /// <summary>Tells which responses are authentication errors{(catalog.Signals.Count == 0 ? "." : ": by an envelope whose code is listed, else by the signals of the catalog, in its order.")}</summary>
            {GeneratedFile.Attribute}
            """);
        writer.Block($"{GeneratedFile.Visibility(catalog)} sealed class {type} : global::AuthErrors.IAuthErrorClassifier", () =>
        {
            WriteClassify(writer, catalog, type);
            writer.WriteLine();
            WriteReadEnvelope(writer, catalog);
            if (catalog.Signals.Count > 0)
            {
                writer.WriteLine();
                WriteFind(writer, catalog);
                writer.WriteLine();
                WriteMatchSignals(writer, catalog);
                writer.WriteLine();
                WriteDescribe(writer, catalog);
            }

            writer.WriteLine();
            WriteCreateFailure(writer, catalog);
        });
    });

    private static void WriteClassify(SourceWriter writer, CatalogModel catalog, string type)
    {
        var find = catalog.Signals.Count == 0 ? "ReadEnvelope" : "Find";
        writer.Write($$"""
            private {{type}}()
            {
            }

            /// <summary>The classifier; one is enough, since it has no state.</summary>
            public static {{type}} Instance { get; } = new();

            /// <summary>Whether the catalog has signals for a status below 400.</summary>
            public bool InspectsSuccess => {{(catalog.InspectsSuccess ? "true" : "false")}};

            /// <summary>Looks at a response.</summary>
            /// <param name="response">What there is to see of it.</param>
            /// <returns>The failure, with the recovery of its code; <see langword="null"/> when the response is no authentication error.</returns>
            public global::AuthErrors.AuthFailure? Classify({{Response}})
                => {{find}}(response) is { } error ? CreateFailure(error) : null;

            /// <summary>Finds the text for people in a body without a code.</summary>
            /// <param name="body">The body.</param>
            /// <returns>The text; <see langword="null"/> when there is none.</returns>
            public string? ReadMessage(global::System.ReadOnlySpan<byte> body) => {{catalog.ErrorClassName}}.Envelope.ReadMessage(body);
            """);
    }

    private static void WriteReadEnvelope(SourceWriter writer, CatalogModel catalog) => writer.Write($$"""
        // A code that the catalog does not list is one of authentication where the status says so.
        private static {{catalog.ErrorClassName}}? ReadEnvelope({{Response}})
            => response.StatusCode >= 400
                && {{catalog.ErrorClassName}}.TryParse(response.Body, response.StatusCode, response.RetryAfter, out var error)
                && (response.StatusCode is 401 or 403 || {{catalog.CodesClassName}}.TryParse(error.WireCode, out var _))
                    ? error
                    : null;
        """);

    /// <summary>A code that is not listed may be any text where envelopes have theirs. What a signal names is surer, unless it names nothing but the status.</summary>
    private static void WriteFind(SourceWriter writer, CatalogModel catalog) => writer.Write($$"""
        private static {{catalog.ErrorClassName}}? Find({{Response}})
        {
            var error = ReadEnvelope(response);
            return error is not null && {{catalog.CodesClassName}}.TryParse(error.WireCode, out var _) ? error : MatchSignals(response, hasCode: error is not null) ?? error;
        }
        """);

    private static void WriteMatchSignals(SourceWriter writer, CatalogModel catalog)
        => writer.Block($"private static {catalog.ErrorClassName}? MatchSignals({Response}, bool hasCode)", () =>
        {
            foreach (var signal in catalog.Signals)
            {
                writer.Write("if (" + string.Join("\n    && ", Conditions(signal)) + ")");

                var wireCode = CSharpText.Literal(signal.Code.WireCode);
                writer.Block(() => writer.Write($"return Describe(response, {catalog.Member(signal.Code)}, {wireCode}, {CSharpText.Literal(signal.Text ?? signal.Code.WireCode)});"));
                writer.WriteLine();
            }

            writer.Write("return null;");
        });

    private static IEnumerable<string> Conditions(SignalModel signal)
    {
        if (signal is { Challenge: null, Text: null, Json.Count: 0 })
        {
            yield return "!hasCode";
        }

        yield return "response.StatusCode is " + string.Join(" or ", signal.Statuses.Select(static status => status.ToString(CultureInfo.InvariantCulture)));
        if (signal.Challenge is { } challenge)
        {
            yield return $"response.Challenge == {CSharpText.Literal(challenge)}";
        }

        if (signal.Text is { } text)
        {
            yield return $"{Signal}.HasText(response, {CSharpText.Literal(text)}u8)";
        }

        foreach (var member in signal.Json)
        {
            var pointer = CSharpText.Literal(member.Pointer) + "u8";
            yield return member.Kind switch
            {
                SignalValueKind.String => $"{Signal}.HasMember(response, {pointer}, {CSharpText.Literal(member.Value)}u8)",
                SignalValueKind.Number => $"{Signal}.HasMember(response, {pointer}, {member.Value}m)",
                SignalValueKind.True => $"{Signal}.HasMember(response, {pointer}, true)",
                SignalValueKind.False => $"{Signal}.HasMember(response, {pointer}, false)",
                SignalValueKind.Null => $"{Signal}.HasNull(response, {pointer})",
                _ => throw new ArgumentOutOfRangeException(nameof(signal)),
            };
        }
    }

    private static void WriteDescribe(SourceWriter writer, CatalogModel catalog)
    {
        var (error, codes) = (catalog.ErrorClassName, catalog.CodesClassName);
        var described = $"new(code, wireCode, {error}.Envelope.ReadMessage(response.Body) ?? message, {codes}.GetHint(code), {codes}.GetDocs(code), response.StatusCode, response.RetryAfter)";
        writer.Write("// What the server did not say, the catalog says.");
        writer.Indented($"private static {error} Describe({Response}, {catalog.EnumName} code, string wireCode, string message)", () =>
        {
            if (!catalog.InspectsSuccess)
            {
                writer.Write($"=> {described};");
                return;
            }

            writer.Write($"""
                // Below a status of 400 there may be an envelope behind the signal, and that goes first.
                => {error}.TryParse(response.Body, response.StatusCode, response.RetryAfter, out var error) && {codes}.TryParse(error.WireCode, out var _)
                    ? error
                    : {described};
                """);
        });
    }

    private static void WriteCreateFailure(SourceWriter writer, CatalogModel catalog) => writer.Write($$"""
        // Apart from Classify, where the lambda would cost an allocation for every response.
        private static global::AuthErrors.AuthFailure CreateFailure({{catalog.ErrorClassName}} error)
            => new({{catalog.CodesClassName}}.GetRecovery(error.Code), cause => new {{catalog.ExceptionClassName}}(error, cause));
        """);
}
