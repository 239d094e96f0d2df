using System;
using System.Collections.Concurrent;
using System.Net;

namespace AuthErrors.Internal.Logins;

/// <summary>What a user was asked to grant, and the server still wants. The SDK asks no second time, and its own error would hide the server's.</summary>
internal sealed class DeniedDemands
{
    private readonly ConcurrentDictionary<string, bool> _demands = new(StringComparer.Ordinal);

    public bool Contains(Rejection rejection) => rejection.StatusCode == HttpStatusCode.Forbidden && _demands.ContainsKey(rejection.Demand);

    public void Add(Rejection rejection)
    {
        if (rejection.StatusCode == HttpStatusCode.Forbidden)
        {
            _demands.TryAdd(rejection.Demand, true);
        }
    }
}
