using System;
using System.Collections.Generic;
using System.Threading;

namespace AuthErrors.Runtime.Worker.Loopback;

/// <summary>
/// The one window that no client can close: the server has rotated, and the new token is not stored yet. Whoever dies in it takes the token along.
/// Authority and killer both come through here, so that a storm keeps exactly this moment out and no other.
/// </summary>
internal sealed class RotationWindow
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _condemned = new(StringComparer.Ordinal);
    private string? _worker;
    private string? _accessToken;

    /// <summary>The authority is about to rotate.</summary>
    /// <returns>False when the worker is condemned: a dead worker must get no token.</returns>
    public bool TryOpen(string worker, string accessToken)
    {
        lock (_gate)
        {
            if (_condemned.Contains(worker))
            {
                return false;
            }

            // A window that is still open here is over: what is presented now was read from the store.
            (_worker, _accessToken) = (worker, accessToken);
            return true;
        }
    }

    /// <summary>The store was seen to hold a token.</summary>
    /// <returns>The worker whose window this closes; <see langword="null"/> when it was closed before.</returns>
    public string? Close(string storedAccessToken)
    {
        lock (_gate)
        {
            if (!string.Equals(_accessToken, storedAccessToken, StringComparison.Ordinal))
            {
                return null;
            }

            var worker = _worker;
            (_worker, _accessToken) = (null, null);
            return worker;
        }
    }

    /// <summary>The killer has chosen a worker.</summary>
    /// <returns>False while the worker is in the window: it must live. True once and for all otherwise.</returns>
    public bool TryCondemn(string worker)
    {
        lock (_gate)
        {
            return !string.Equals(_worker, worker, StringComparison.Ordinal) && _condemned.Add(worker);
        }
    }

    public bool IsCondemned(string worker)
    {
        lock (_gate)
        {
            return _condemned.Contains(worker);
        }
    }
}
