using System;
using System.ComponentModel;
using System.Text.Json;
using AuthErrors.Internal.Envelopes;

namespace AuthErrors.CompilerServices;

/// <summary>
/// What generated classifiers ask of a response that carries no envelope. Public only for them. Below a status of 400 only a JSON object with a member
/// <c>error</c> and without a member <c>result</c> is looked at, and never by its text: a result may quote an error.
/// </summary>
/// <remarks>Of a member that stands twice the first counts. No question throws, whatever the body is.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Signal
{
    private const int FirstErrorStatus = 400;

    /// <summary>Whether the body contains a text, to the byte.</summary>
    /// <param name="response">The response; one with a status below 400 contains none.</param>
    /// <param name="utf8Text">The text.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool HasText(in InspectedResponse response, ReadOnlySpan<byte> utf8Text)
        => response.StatusCode >= FirstErrorStatus && response.Body.IndexOf(utf8Text) >= 0;

    /// <summary>Whether a member of the body is a string.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands: a JSON pointer (RFC 6901). A number leads into an array.</param>
    /// <param name="utf8Value">The string.</param>
    /// <returns><see langword="true"/> when it is that string.</returns>
    public static bool HasMember(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer, ReadOnlySpan<byte> utf8Value)
    {
        var search = new PointerSearch(response.Body);
        return search.TryFind(utf8Pointer) && search.Value.TokenType == JsonTokenType.String && search.IsText(utf8Value) && IsError(response);
    }

    /// <summary>Whether a member of the body is a number; 1 and 1.0 are the same.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands.</param>
    /// <param name="value">The number.</param>
    /// <returns><see langword="true"/> when it is that number.</returns>
    public static bool HasMember(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer, decimal value)
    {
        var search = new PointerSearch(response.Body);
        return search.TryFind(utf8Pointer) && search.Value.TokenType == JsonTokenType.Number
            && search.Value.TryGetDecimal(out var number) && number == value && IsError(response);
    }

    /// <summary>Whether a member of the body is <c>true</c> or <c>false</c>.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands.</param>
    /// <param name="value">Which of the two.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool HasMember(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer, bool value)
    {
        var search = new PointerSearch(response.Body);
        return search.TryFind(utf8Pointer) && search.Value.TokenType == (value ? JsonTokenType.True : JsonTokenType.False) && IsError(response);
    }

    /// <summary>Whether a member of the body is there, and <c>null</c>.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool HasNull(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer)
    {
        var search = new PointerSearch(response.Body);
        return search.TryFind(utf8Pointer) && search.Value.TokenType == JsonTokenType.Null && IsError(response);
    }

    private static bool IsError(in InspectedResponse response)
        => response.StatusCode >= FirstErrorStatus || PointerSearch.IsErrorWithoutResult(response.Body);
}
