using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal;

/// <summary>Reads the start of a response's body without taking it from the caller.</summary>
internal static class BodyPrefix
{
    /// <summary>Reads the body if it is no longer than the limit, and leaves the response with a body that reads from its first byte.</summary>
    /// <returns>The body in full; empty when it is longer, or longer than it says.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadWholeAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        var content = response.Content;
        if (content.Headers.ContentLength > limit)
        {
            return default;
        }

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
            response.Content = new ReplayedContent(content, prefix, stream, isWhole);
        }

        return isWhole ? prefix : default;
    }
}
