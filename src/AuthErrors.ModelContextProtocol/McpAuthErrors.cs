using System;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Text.Json;
using ModelContextProtocol;

namespace AuthErrors;

/// <summary>Finds the auth error in what a call to an MCP server threw.</summary>
public static class McpAuthErrors
{
    // What the SDK puts before the server's words.
    private const string MessagePrefix = "Request failed (remote): ";

    private const int Ok = 200;

    // With 401 or 403 every code in an envelope would be one of authentication, also one that the catalog does not know.
    private const int BadRequest = 400;

    /// <summary>
    /// Gives the typed error of an exception: itself, the one inside of it, or what a JSON-RPC error says. The SDK makes a <see cref="McpProtocolException"/> of every JSON-RPC
    /// error, also of one that came as an event, where no handler can look.
    /// </summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="classifier">
    /// Knows the codes: the generated classifier of a catalog. A JSON-RPC error is shown to it twice: whole, as the body of a response that reports success, for the signals; and its
    /// <c>data</c> alone, as the envelope of a refusal.
    /// </param>
    /// <param name="error">The typed error. Made from a JSON-RPC error, it has the <paramref name="exception"/> inside.</param>
    /// <returns><see langword="false"/> when it is no auth error.</returns>
    public static bool TryGetAuthError(this Exception exception, IAuthErrorClassifier? classifier, [NotNullWhen(true)] out AuthErrorException? error)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return TryGetAuthError(exception, out error) || (classifier is not null && TryClassify(exception, classifier, out error));
    }

    /// <summary>Gives the typed error of an exception: itself, or the one inside of it.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="error">The typed error.</param>
    /// <returns><see langword="false"/> when there is none. A JSON-RPC error is one only to a classifier.</returns>
    public static bool TryGetAuthError(this Exception exception, [NotNullWhen(true)] out AuthErrorException? error)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is AuthErrorException found)
            {
                error = found;
                return true;
            }
        }

        error = null;
        return false;
    }

    private static bool TryClassify(Exception exception, IAuthErrorClassifier classifier, [NotNullWhen(true)] out AuthErrorException? error)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is McpProtocolException remote)
            {
                var failure = classifier.Classify(Show(Ok, json => WriteMessage(json, remote))) ?? classifier.Classify(Show(BadRequest, json => WriteData(json, remote.Data)));
                error = failure?.ToException(exception);
                return error is not null;
            }
        }

        error = null;
        return false;
    }

    private static InspectedResponse Show(int statusCode, Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using var json = new Utf8JsonWriter(body);
        write(json);
        json.Flush();
        return new InspectedResponse { StatusCode = statusCode, ContentType = "application/json", Body = body.ToArray() };
    }

    private static void WriteMessage(Utf8JsonWriter json, McpProtocolException remote)
    {
        var message = remote.Message.StartsWith(MessagePrefix, StringComparison.Ordinal) ? remote.Message[MessagePrefix.Length..] : remote.Message;
        json.WriteStartObject();
        json.WriteString("jsonrpc", "2.0");
        json.WriteStartObject("error");
        json.WriteNumber("code", (int)remote.ErrorCode);
        json.WriteString("message", message);
        json.WritePropertyName("data");
        WriteData(json, remote.Data);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The members of the error's <c>data</c>, which the SDK has put into the exception one by one.</summary>
    private static void WriteData(Utf8JsonWriter json, IDictionary data)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry member in data)
        {
            if (member.Key is string name)
            {
                json.WritePropertyName(name);
                WriteValue(json, member.Value);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            // JSON has no other; 1e999 is read as infinity.
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
