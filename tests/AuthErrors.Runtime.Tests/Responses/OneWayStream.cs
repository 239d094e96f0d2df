using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Responses;

/// <summary>A stream such as a connection's: it cannot seek, and gives a few bytes at a time.</summary>
internal sealed class OneWayStream(string text) : Stream
{
    private readonly MemoryStream _bytes = new(Encoding.UTF8.GetBytes(text));

    public bool WasRead { get; private set; }

    public bool WasDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        WasRead = true;
        return _bytes.Read(buffer, offset, Math.Min(count, 1000));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WasRead = true;
        return new(_bytes.Read(buffer.Span[..Math.Min(buffer.Length, 1000)]));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        WasDisposed = true;
        base.Dispose(disposing);
    }
}
