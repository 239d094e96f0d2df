using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>Watches the user's API key being refreshed or cleared, for AUTH3005: where the kind of the credential could have been asked.</summary>
internal sealed class ApiKeyWitness(INamedTypeSymbol type) : Witness
{
    private readonly Dictionary<SyntaxNode, RetryFinding> _findings = [];

    /// <summary>What was found.</summary>
    public IEnumerable<RetryFinding> Findings => _findings.Values.Take(1);

    /// <inheritdoc/>
    public override void Refreshed(Call call, RefreshCall refresh)
    {
        if (!refresh.IsByName && !refresh.IsOnlyAfterInvalidate)
        {
            Found(call, "refreshed");
        }
    }

    /// <inheritdoc/>
    public override void Invalidated(Call call) => Found(call, "cleared");

    private void Found(Call call, string what)
    {
        // Our own session asks the kind itself.
        var isOurs = call.Method.ContainingType is { Name: "TokenSession", ContainingNamespace.Name: "AuthErrors" };
        if (!isOurs && !call.State.IsVague && Member(call.Site) is { } member && !_findings.ContainsKey(call.Site.Operation.Syntax))
        {
            _findings.Add(call.Site.Operation.Syntax, RetryCheck.At(RetryRule.ApiKey, call, what, member.Name));
        }
    }

    private ISymbol? Member(CallSite site) => CredentialKinds.MemberOf(type) ?? CredentialKinds.MemberOf(site.Frame.Outermost.Symbol.ContainingType);
}
