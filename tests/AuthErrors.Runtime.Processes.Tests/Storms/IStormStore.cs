using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>What the processes of a storm share, seen from outside.</summary>
internal interface IStormStore : IAsyncDisposable
{
    /// <summary>How a worker is told which store it is.</summary>
    IReadOnlyList<string> WorkerArguments { get; }

    /// <summary>The store itself, as one more process would open it.</summary>
    ITokenStore Store { get; }

    /// <summary>The access token that is stored, read by other means than the store's own where there are any.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">What is stored is not whole.</exception>
    Task<string> ReadAccessTokenAsync();

    /// <summary>Makes trouble of the store's own kind until it is told to stop.</summary>
    /// <returns>How often it did.</returns>
    Task<int> DisturbAsync(Random random, CancellationToken stop);

    /// <summary>Says what the storm left behind that it should not have.</summary>
    void AssertClean();
}
