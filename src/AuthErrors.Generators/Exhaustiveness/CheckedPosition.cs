using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>A position at which codes must be handled.</summary>
/// <param name="Position">Where it is.</param>
/// <param name="Domain">The codes.</param>
/// <param name="Presence">The combinations in which it exists.</param>
internal sealed record CheckedPosition(Position Position, CodeDomain Domain, Box Presence)
{
    public int Number => Position.Number;

    /// <summary>The combinations with a code at this position that needs a name even if some arm takes it.</summary>
    public Box Required => Presence.Restrict(Number, Domain.Required);
}
