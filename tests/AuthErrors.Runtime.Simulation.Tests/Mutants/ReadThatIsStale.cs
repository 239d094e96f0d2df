using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A store that answers with what it read before.</summary>
internal sealed class ReadThatIsStale : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        private AuthToken? _before;

        public override async ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
        {
            var now = await base.ReadAsync(cancellationToken);
            var stale = _before ?? now;
            _before = now;
            return stale;
        }
    }
}
