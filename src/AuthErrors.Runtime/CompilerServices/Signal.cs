using System;
using System.Buffers.Text;
using System.ComponentModel;
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
    /// <summary>Whether the body contains a text, to the byte.</summary>
    /// <param name="response">The response; one with a status below 400 contains none.</param>
    /// <param name="utf8Text">The text.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool HasText(in InspectedResponse response, ReadOnlySpan<byte> utf8Text)
        => response.StatusCode >= ErrorResponse.FirstErrorStatus && response.Body.IndexOf(utf8Text) >= 0;

    /// <summary>Whether a member of the body is a string.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands: a JSON pointer (RFC 6901). A number leads into an array.</param>
    /// <param name="utf8Value">The string.</param>
    /// <returns><see langword="true"/> when it is that string.</returns>
    public static bool HasMember(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer, ReadOnlySpan<byte> utf8Value)
        => TryFind(response, utf8Pointer, out var found) && found.TryReadString(out var text) && text.Is(utf8Value) && IsCertain(response);

    /// <summary>Whether a member of the body is a number; 1 and 1.0 are the same.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands.</param>
    /// <param name="value">The number.</param>
    /// <returns><see langword="true"/> when it is that number.</returns>
    public static bool HasMember(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer, decimal value)
        => TryFind(response, utf8Pointer, out var found) && found.TryReadNumber(out var number)
            && Utf8Parser.TryParse(number, out decimal read, out var length) && length == number.Length && read == value && IsCertain(response);

    /// <summary>Whether a member of the body is <c>true</c> or <c>false</c>.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands.</param>
    /// <param name="value">Which of the two.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool HasMember(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer, bool value)
        => TryFind(response, utf8Pointer, out var found) && found.TryReadLiteral(value ? "true"u8 : "false"u8) && IsCertain(response);

    /// <summary>Whether a member of the body is there, and <c>null</c>.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utf8Pointer">Where the member stands.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool HasNull(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer)
        => TryFind(response, utf8Pointer, out var found) && found.TryReadLiteral("null"u8) && IsCertain(response);

    private static bool TryFind(in InspectedResponse response, ReadOnlySpan<byte> utf8Pointer, out JsonScanner found)
    {
        found = new JsonScanner(response.Body);
        return (response.StatusCode >= ErrorResponse.FirstErrorStatus || ErrorBody.MayBe(response.Body)) && JsonPointer.TryFollow(ref found, utf8Pointer);
    }

    /// <summary>Whether what was found counts: of a response that reports success only in a body that is valid to its end, since the request may be sent again.</summary>
    private static bool IsCertain(in InspectedResponse response) => response.StatusCode >= ErrorResponse.FirstErrorStatus || ErrorBody.IsValid(response.Body);
}
