using System.Collections.Generic;
using AuthErrors.Generators.Interpretation;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>Watches requests end well although their retry failed, for AUTH3007.</summary>
internal sealed class SwallowWitness : Witness
{
    /// <summary>The catch clauses that made it so.</summary>
    public HashSet<SyntaxNode> Clauses { get; } = [];

    /// <inheritdoc/>
    public override void Ended(Outcome outcome)
    {
        if (outcome is { IsThrown: false, State: { IsVague: false, Swallowing: { } clause, Tally: { Refreshes: > 0, IsGuessed: false } } })
        {
            Clauses.Add(clause);
        }
    }
}
