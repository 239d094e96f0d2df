using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Handlers;

/// <summary>An issuer that must not be asked.</summary>
internal sealed class UnusedIssuer : ITokenIssuer
{
    public ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        => throw new InvalidOperationException("A request that nothing is wrong with asked for a new token.");
}
