using System;
using System.Text;
using System.Text.Json;

namespace AuthErrors.Internal.Envelopes;

/// <summary>A JSON string that still stands in the body, with its quotes; the default value is an absent one.</summary>
internal readonly ref struct JsonText
{
    private readonly ReadOnlySpan<byte> _quoted;
    private readonly bool _escaped;

    private JsonText(ReadOnlySpan<byte> quoted, bool escaped)
    {
        _quoted = quoted;
        _escaped = escaped;
    }

    /// <summary>Absent, or a string without a character.</summary>
    public bool IsEmpty => _quoted.Length <= 2;

    private ReadOnlySpan<byte> Raw => _quoted[1..^1];

    public static JsonText At(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8Json)
        => new(utf8Json.Slice((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)), reader.ValueIsEscaped);

    /// <summary>A string without escapes.</summary>
    public static JsonText Plain(ReadOnlySpan<byte> quoted) => new(quoted, escaped: false);

    /// <summary>The string in UTF-8; empty when it is absent or its unescaped form does not fit.</summary>
    public ReadOnlySpan<byte> ToUtf8(Span<byte> scratch)
    {
        if (IsEmpty)
        {
            return [];
        }

        if (!_escaped)
        {
            return Raw;
        }

        // Unescaping never makes a string longer.
        if (Raw.Length > scratch.Length)
        {
            return [];
        }

        var reader = Reopen();
        try
        {
            return scratch[..reader.CopyString(scratch)];
        }
        catch (InvalidOperationException)
        {
            return Raw;
        }
    }

    /// <summary>The string; <see langword="null"/> when it is absent.</summary>
    public string? ToText()
    {
        if (_quoted.IsEmpty)
        {
            return null;
        }

        if (!_escaped)
        {
            return Encoding.UTF8.GetString(Raw);
        }

        var reader = Reopen();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate has no UTF-16 text. Show it as it was sent rather than lose the message.
            return Encoding.UTF8.GetString(Raw);
        }
    }

    private Utf8JsonReader Reopen()
    {
        var reader = new Utf8JsonReader(_quoted);
        reader.Read();
        return reader;
    }
}
