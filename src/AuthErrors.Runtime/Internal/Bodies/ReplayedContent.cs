using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Bodies;

/// <summary>A content whose first bytes were already read from its stream: it gives them again, then the rest of the stream.</summary>
internal sealed class ReplayedContent : HttpContent
{
    private readonly HttpContent _original;
    private readonly ReadOnlyMemory<byte> _prefix;
    private readonly Stream _rest;
    private bool _isSpent;

    /// <summary>Takes the place of a content.</summary>
    /// <param name="original">The content; it is disposed with this one.</param>
    /// <param name="prefix">What was read.</param>
    /// <param name="rest">Where it was read from.</param>
    /// <param name="isWhole">True when nothing is left there.</param>
    public ReplayedContent(HttpContent original, ReadOnlyMemory<byte> prefix, Stream rest, bool isWhole)
    {
        _original = original;
        _prefix = prefix;
        _rest = rest;
        IsWhole = isWhole;
        foreach (var header in original.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>True when nothing is left in the stream, so that the content can be given any number of times.</summary>
    public bool IsWhole { get; }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken)
    {
        Spend();
        return new ReplayedStream(_prefix, _rest);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(CreateContentReadStream(CancellationToken.None));

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Spend();
        stream.Write(_prefix.Span);
        _rest.CopyTo(stream);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Spend();
        await stream.WriteAsync(_prefix, cancellationToken).ConfigureAwait(false);
        await _rest.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _prefix.Length;
        return IsWhole;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _original.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What is still in the stream comes once. Giving the prefix alone a second time would lose bytes in silence.</summary>
    private void Spend()
    {
        if (_isSpent && !IsWhole)
        {
            throw new InvalidOperationException("The stream was already consumed. It cannot be read again.");
        }

        _isSpent = true;
    }
}
