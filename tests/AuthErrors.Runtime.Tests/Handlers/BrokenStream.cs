using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>The body of a response whose connection breaks.</summary>
internal sealed class BrokenStream : MemoryStream
{
    public override bool CanSeek => false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The connection broke.");
}
