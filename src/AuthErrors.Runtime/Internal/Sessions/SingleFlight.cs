using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Sessions;

/// <summary>
/// Lets any number of callers share one piece of work. It belongs to none of them: it runs on when the caller that started it
/// gives up.
/// </summary>
/// <param name="continuations">How the callers go on when the work ends.</param>
internal sealed class SingleFlight<T>(TaskCreationOptions continuations)
{
    private readonly Gate _gate = new();
    private Flight<T>? _inFlight;
    private bool _isClosed;

    /// <summary>The work that is under way, or else new work.</summary>
    /// <returns>The work, and whether it is another's. The start runs outside the lock.</returns>
    /// <exception cref="ObjectDisposedException">There is no work under way, and there will be no more.</exception>
    public (Flight<T> Flight, bool IsShared) JoinOrStart(Func<Announcements, Task<T>> start)
    {
        var source = new TaskCompletionSource<T>(continuations);
        var flight = new Flight<T>(source.Task, new Announcements(continuations));
        lock (_gate)
        {
            if (_inFlight is { } shared)
            {
                return (shared, true);
            }

            ObjectDisposedException.ThrowIf(_isClosed, typeof(TokenSession));
            _inFlight = flight;
        }

        // The work outlives its first caller, whose context may stop with it: an issuer that awaits without ConfigureAwait would wait for it for ever.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _ = CompleteAsync(start, flight, source);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        return (flight, false);
    }

    /// <summary>Lets no more work start. A caller that was still looking for a token when the session ended would begin it after the end.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    /// <summary>Completes when what is under way now has ended, however it ends.</summary>
    public async Task WhenIdleAsync()
    {
        Task? work;
        lock (_gate)
        {
            work = _inFlight?.Work;
        }

        if (work is not null)
        {
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CompleteAsync(Func<Announcements, Task<T>> start, Flight<T> flight, TaskCompletionSource<T> source)
    {
        try
        {
            var result = await start(flight.News).ConfigureAwait(false);
            Land();
            source.SetResult(result);
        }
        catch (Exception exception)
        {
            Land();
            source.SetException(exception);

            // When every caller has given up, nobody looks at the failure; that is no reason to report it as unobserved.
            _ = source.Task.Exception;
        }
    }

    private void Land()
    {
        lock (_gate)
        {
            _inFlight = null;
        }
    }
}
