using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Bodies;

namespace AuthErrors.Internal.Http;

/// <summary>Sees to it that a request's body can be sent a second time, where that takes no more memory than allowed.</summary>
internal static class RequestBody
{
    /// <summary>Prepares a request before it is sent for the first time. Its content may be replaced by one that reads the same.</summary>
    /// <returns>Whether the request can be sent again.</returns>
    public static async ValueTask<bool> PrepareAsync(HttpRequestMessage request, int limit, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content || await IsRepeatableAsync(content, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        if (content.Headers.ContentLength is { } length)
        {
            if (length > limit)
            {
                return false;
            }

            await content.LoadIntoBufferAsync(limit).ConfigureAwait(false);
            return true;
        }

        // Of other contents without a length, a stream could be had only by writing the whole into memory.
        if (content is not StreamContent)
        {
            return false;
        }

        var prefix = await BodyPrefix.ReadAsync(content, limit, cancellationToken).ConfigureAwait(false);
        request.Content = prefix.Content;
        return prefix.IsWhole;
    }

    /// <summary>True of a content that gives the same bytes again and again by itself.</summary>
    public static async ValueTask<bool> IsRepeatableAsync(HttpContent content, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case ByteArrayContent or ReadOnlyMemoryContent or JsonContent or ReplayedContent { IsWhole: true }:
                return true;
            case StreamContent:
                return (await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)).CanSeek;
            case MultipartContent parts:
                foreach (var part in parts)
                {
                    if (!await IsRepeatableAsync(part, cancellationToken).ConfigureAwait(false))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }
}
