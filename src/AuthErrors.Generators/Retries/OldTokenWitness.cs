using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>Watches for the token that was rejected to be sent again, for AUTH3004.</summary>
/// <param name="others">Sends that are requests of their own, since they follow an accepted one too.</param>
internal sealed class OldTokenWitness(ISet<SyntaxNode> others) : Witness
{
    private readonly Dictionary<SyntaxNode, Call> _resent = [];

    /// <summary>The sends that do it.</summary>
    public IEnumerable<Call> Resent => _resent.Values.Take(1);

    /// <inheritdoc/>
    public override void Sent(Call call, TokenValue? token)
    {
        var syntax = call.Site.Operation.Syntax;
        if (call.State is { IsVague: false, IsRenewedElsewhere: false, Tally.IsRejectedFirst: true } && token is { Version: 0 } && !others.Contains(syntax) && !_resent.ContainsKey(syntax))
        {
            _resent.Add(syntax, call);
        }
    }
}
