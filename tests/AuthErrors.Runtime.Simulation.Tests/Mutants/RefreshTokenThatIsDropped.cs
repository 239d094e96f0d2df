using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A store that keeps the access token only.</summary>
internal sealed class RefreshTokenThatIsDropped : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        public override ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
            => base.CompareReplaceAsync(expected, next is null ? null : new AuthToken(next.AccessToken, next.Kind, refreshToken: null, next.ExpiresAt), cancellationToken);
    }
}
