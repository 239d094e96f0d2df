using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A session that does not hear when the issuer wants to be asked again.</summary>
internal sealed class RetryAfterThatIsIgnored : Mutant
{
    public override ITokenIssuer Wrap(ITokenIssuer issuer) => new Issuer(issuer);

    private sealed class Issuer(ITokenIssuer inner) : ITokenIssuer
    {
        public bool IssuesWithoutToken => inner.IssuesWithoutToken;

        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            var result = await inner.IssueAsync(request, cancellationToken);
            return result is IssueResult.Unavailable ? new IssueResult.Unavailable() : result;
        }
    }
}
