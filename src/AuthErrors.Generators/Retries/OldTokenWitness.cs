using System.Collections.Generic;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>Watches for the token that was rejected to be sent again, for AUTH3004.</summary>
/// <param name="others">Sends that are requests of their own, since they follow an accepted one too.</param>
internal sealed class OldTokenWitness(ISet<SyntaxNode> others) : Witness
{
    /// <summary>The first send that does it.</summary>
    public Call? Resent { get; private set; }

    /// <inheritdoc/>
    public override void Sent(Call call, TokenValue? token)
    {
        if (Resent is null && call.State is { IsVague: false, IsRenewedElsewhere: false, Tally.IsRejectedFirst: true } && token is { Version: 0 } && !others.Contains(call.Site.Operation.Syntax))
        {
            Resent = call;
        }
    }
}
