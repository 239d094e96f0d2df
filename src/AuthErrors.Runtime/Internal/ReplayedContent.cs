using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal;

/// <summary>A content whose first bytes were already read from its stream: it gives them again, then the rest of the stream.</summary>
internal sealed class ReplayedContent : HttpContent
{
    private readonly HttpContent _original;
    private readonly ReadOnlyMemory<byte> _prefix;
    private readonly Stream _rest;

    public ReplayedContent(HttpContent original, ReadOnlyMemory<byte> prefix, Stream rest)
    {
        _original = original;
        _prefix = prefix;
        _rest = rest;
        foreach (var header in original.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new ReplayedStream(_prefix, _rest));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_prefix, cancellationToken).ConfigureAwait(false);
        await _rest.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _original.Dispose();
        }

        base.Dispose(disposing);
    }
}
