using System;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace AuthErrors.Internal.Envelopes;

/// <summary>A JSON string that still stands in the body, with its quotes; the default value is an absent one.</summary>
internal readonly ref struct JsonText
{
    private readonly ReadOnlySpan<byte> _quoted;
    private readonly bool _isEscaped;

    public JsonText(ReadOnlySpan<byte> quoted, bool isEscaped)
    {
        _quoted = quoted;
        _isEscaped = isEscaped;
    }

    /// <summary>Absent, or a string without a character.</summary>
    public bool IsEmpty => _quoted.Length <= 2;

    // A range would make a copy of the field.
    private ReadOnlySpan<byte> Raw => _quoted.Slice(1, _quoted.Length - 2);

    /// <summary>Whether it is a text. With half a surrogate pair, escaped, it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> utf8Text) => _isEscaped ? IsUnescaped(Raw, utf8Text) : Raw.SequenceEqual(utf8Text);

    private static bool IsUnescaped(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> utf8Text)
    {
        Span<byte> scratch = stackalloc byte[4];
        while (!rest.IsEmpty)
        {
            scoped var next = rest[..1];
            if (next[0] != '\\')
            {
                rest = rest[1..];
            }
            else if (JsonEscape.TryTake(ref rest, out var character))
            {
                next = scratch[..character.EncodeToUtf8(scratch)];
            }
            else
            {
                return false;
            }

            if (!utf8Text.StartsWith(next))
            {
                return false;
            }

            utf8Text = utf8Text[next.Length..];
        }

        return utf8Text.IsEmpty;
    }

    /// <summary>The string in UTF-8; empty when it is absent or its unescaped form does not fit.</summary>
    public ReadOnlySpan<byte> ToUtf8(Span<byte> scratch)
    {
        if (IsEmpty)
        {
            return [];
        }

        if (!_isEscaped)
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

        if (!_isEscaped)
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
