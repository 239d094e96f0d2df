using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>An issuer that takes its own outage for a refusal.</summary>
internal sealed class OutageThatLogsOut : Mutant
{
    public override ITokenIssuer Wrap(ITokenIssuer issuer) => new Issuer(issuer);

    private sealed class Issuer(ITokenIssuer inner) : ITokenIssuer
    {
        public bool IssuesWithoutToken => inner.IssuesWithoutToken;

        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            var result = await inner.IssueAsync(request, cancellationToken);
            return result is IssueResult.Unavailable ? new IssueResult.Refused("It is down.") : result;
        }
    }
}
