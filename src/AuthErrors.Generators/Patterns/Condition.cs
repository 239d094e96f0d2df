using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Patterns;

/// <summary>When a pattern matches: questions to positions, put together. It says the same as the pattern, and forgets how it was spelt.</summary>
internal abstract record Condition
{
    public static Condition Always { get; } = new All([]);

    /// <summary>Something that only a run can tell.</summary>
    public static Condition Unknown { get; } = new Opaque();

    /// <summary>The questions in it, in the order of the text.</summary>
    public IEnumerable<Test> Tests => this switch
    {
        Test test => [test],
        Not not => not.Inner.Tests,
        All all => all.Parts.SelectMany(static part => part.Tests),
        Any any => any.Parts.SelectMany(static part => part.Tests),
        _ => [],
    };

    public sealed record Test(Position Position, PositionTest Question) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    /// <summary>All hold. A part may rely on those before it, as <c>{ Code: X }</c> relies on there being an object.</summary>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition;

    public sealed record Any(ImmutableArray<Condition> Parts) : Condition;

    private sealed record Opaque : Condition;
}
