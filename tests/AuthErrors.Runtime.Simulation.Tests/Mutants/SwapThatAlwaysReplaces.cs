using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A compare-and-swap that does not compare.</summary>
internal sealed class SwapThatAlwaysReplaces : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        public override async ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
            => await base.CompareReplaceAsync(await ReadAsync(cancellationToken), next, cancellationToken);
    }
}
