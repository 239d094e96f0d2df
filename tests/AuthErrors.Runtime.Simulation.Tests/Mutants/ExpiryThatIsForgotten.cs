using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A store that loses when its token ends.</summary>
internal sealed class ExpiryThatIsForgotten : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        public override async ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
            => await base.ReadAsync(cancellationToken) is { } token ? new AuthToken(token.AccessToken, token.Kind, token.RefreshToken) : null;
    }
}
