using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;

namespace AuthErrors.Generators.Matrices;

/// <summary>
/// What can be met at a position, cut into as many cells as the patterns tell apart. An enum has a cell for each value, a number one for each constant
/// and each gap between them, an object one for each type that it is tested for. Null is the last of those that are defined.
/// </summary>
internal abstract class Domain(int values, bool canBeNull)
{
    /// <summary>How many cells there are, null among them even where it cannot be met.</summary>
    public int Count => values + 1;

    /// <summary>The cells other than null.</summary>
    public CodeSet NotNull { get; } = CodeSet.Where(values, static _ => true);

    /// <summary>Null, where it can be met.</summary>
    public CodeSet Null { get; } = canBeNull ? CodeSet.Of(values) : CodeSet.Empty;

    /// <summary>What is defined today.</summary>
    public CodeSet Defined => NotNull | Null;

    /// <summary>A value of an enum that is not defined yet.</summary>
    public virtual CodeSet Future => CodeSet.Empty;

    /// <summary>All cells.</summary>
    public CodeSet Full => Defined | Future;

    /// <summary>The cells for which the answer to a question is yes.</summary>
    public CodeSet Matching(PositionTest question) => question is PositionTest.IsNull ? Null : MatchingValues(question);

    /// <summary>Of the cells that match, those that the question names as codes.</summary>
    public virtual CodeSet Named(PositionTest question) => CodeSet.Empty;

    /// <summary>A cell as a pattern would say it; <see langword="null"/> when none would.</summary>
    public string? Write(int cell) => Null.Contains(cell) ? "null" : WriteValue(cell);

    /// <summary>A set as one question of a pattern that says exactly this; <see langword="null"/> when there is none.</summary>
    public virtual string? Write(CodeSet set) => null;

    protected abstract CodeSet MatchingValues(PositionTest question);

    protected abstract string? WriteValue(int cell);
}
