using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Bodies;

/// <summary>The start of a body, read without taking it from whoever comes next.</summary>
/// <param name="Bytes">The body in full; empty when it is not whole.</param>
/// <param name="IsWhole">False when the body is longer than the limit, or longer than it says.</param>
/// <param name="Content">What takes the content's place, and reads from the first byte.</param>
internal readonly record struct BodyPrefix(ReadOnlyMemory<byte> Bytes, bool IsWhole, HttpContent Content)
{
    /// <summary>Reads the body of a response if it is no longer than the limit, and leaves the response with a body that reads from its first byte.</summary>
    /// <returns>The body in full; empty when it is longer, or longer than it says.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadWholeAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > limit)
        {
            return default;
        }

        var prefix = await ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        response.Content = prefix.Content;
        return prefix.Bytes;
    }

    /// <summary>Reads a content up to the limit.</summary>
    public static async ValueTask<BodyPrefix> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        // A buffered content hands out one stream again and again: it must be left where it stood.
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var start = stream.CanSeek ? stream.Position : 0;

        // A byte more than there should be: if that is there too, the body is longer than it may be, or than it says.
        var buffer = new byte[Math.Min(limit, content.Headers.ContentLength ?? limit) + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var prefix = buffer.AsMemory(0, length);
        var isWhole = length < buffer.Length;

        if (stream.CanSeek)
        {
            stream.Position = start;
        }
        else
        {
            content = new ReplayedContent(content, prefix, stream, isWhole);
        }

        return new BodyPrefix(isWhole ? prefix : default, isWhole, content);
    }
}
