using System;
using System.Threading;

namespace AuthErrors.Internal;

/// <summary>One operation of a store: what ends it, and from when on its caller cannot.</summary>
internal sealed class Operation : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenRegistration _registration;
    private bool _isPastReturn;

    public Operation(TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        Timeout = timeout;
        _caller = caller;
        _end = new CancellationTokenSource(timeout, time);
        _registration = caller.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
    }

    public TimeSpan Timeout { get; }

    /// <summary>Ends the operation: its time limit, or its caller.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>
    /// From here on only the time limit counts. A caller that cancels while a write is under way would otherwise not know whether it took effect.
    /// </summary>
    public void PassPointOfNoReturn()
    {
        _registration.Dispose();
        Token.ThrowIfCancellationRequested();
        _isPastReturn = true;
    }

    /// <summary>Throws for the caller if it was the caller that ended the operation.</summary>
    public void ThrowIfCallerCancelled()
    {
        if (!_isPastReturn)
        {
            _caller.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _end.Dispose();
    }
}
