using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A store that fails in a way that no caller expects.</summary>
internal sealed class FailureWithoutAName : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        public override async ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
            => await base.ReadAsync(cancellationToken) ?? throw new InvalidOperationException("Nothing is stored.");
    }
}
