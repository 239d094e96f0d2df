using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Sessions;

/// <summary>
/// Carries word of a refresh to the callers that wait for it. Each hears it in its own flow, outside the lock: one that is slow, or throws, holds up
/// nobody else. Who joins late hears everything from the start.
/// </summary>
internal sealed class Announcements(TaskCreationOptions continuations) : IProgress<AuthProgress>
{
    private readonly Link _first = new(continuations);
    private Link? _last;

    /// <inheritdoc/>
    public void Report(AuthProgress value)
    {
        var next = new Link(continuations);
        var last = Interlocked.Exchange(ref _last, next) ?? _first;
        last.Follow(value, next);
    }

    /// <summary>Passes on what is announced until the work ends.</summary>
    public async Task ListenAsync(IProgress<AuthProgress> listener, Task work, CancellationToken cancellationToken)
    {
        var link = _first;
        while (await Task.WhenAny(link.Announced, work).ConfigureAwait(false) != work || link.Announced.IsCompleted)
        {
            var (progress, next) = await link.Announced.ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            listener.Report(progress);
            link = next;
        }
    }

    private sealed class Link(TaskCreationOptions continuations)
    {
        private readonly TaskCompletionSource<(AuthProgress Progress, Link Next)> _announced = new(continuations);

        public Task<(AuthProgress Progress, Link Next)> Announced => _announced.Task;

        public void Follow(AuthProgress progress, Link next) => _announced.SetResult((progress, next));
    }
}
