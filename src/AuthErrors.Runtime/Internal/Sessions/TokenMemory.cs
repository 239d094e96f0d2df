using System;
using System.Threading;

namespace AuthErrors.Internal.Sessions;

/// <summary>The token that a session goes on with, and what a logout does to it.</summary>
internal sealed class TokenMemory(TimeProvider time)
{
    private readonly Gate _gate = new();
    private HeldToken? _held;
    private int _epoch;

    /// <summary>The token for the callers to come; <see langword="null"/> when there is none.</summary>
    public HeldToken? Held => Volatile.Read(ref _held);

    /// <summary>Which logout was the last. What began in an earlier epoch was overtaken by one.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>Keeps a token for the callers to come, unless there was a logout since it was asked for, or the login that is held is newer than its own.</summary>
    /// <returns>The token with the time of its renewal, which stays when the token is known already.</returns>
    public HeldToken Hold(AuthToken token, int epoch)
    {
        lock (_gate)
        {
            var held = _held is { } known && known.IsSameAs(token) ? known : HeldToken.From(token, time.GetUtcNow());
            if (epoch == _epoch && !token.IsOlderLogin(_held?.Token, time.GetUtcNow()))
            {
                _held = held;
            }

            return held;
        }
    }

    /// <summary>Keeps a token that was read, unless a refresh has put a newer one in its place while it was on its way.</summary>
    public HeldToken HoldRead(AuthToken stored, HeldToken? before, int epoch)
    {
        lock (_gate)
        {
            return ReferenceEquals(_held, before) ? Hold(stored, epoch)
                : _held is { } known && known.IsSameAs(stored) ? known
                : HeldToken.From(stored, time.GetUtcNow());
        }
    }

    /// <summary>Lets go of a token whose grant has ended: to send it again can only be refused.</summary>
    public void Drop(AuthToken? ended)
    {
        lock (_gate)
        {
            _held = _held is { } held && held.Token.Equals(ended) ? null : _held;
        }
    }

    /// <summary>There is a logout.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _epoch++;
            _held = null;
        }
    }
}
