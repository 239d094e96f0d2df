using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A store that says it has written, and has not.</summary>
internal sealed class WriteThatIsLost : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        public override ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
            => new(true);
    }
}
