using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A value that a switch can meet, with the values that it holds.</summary>
/// <param name="Text">How C# writes it.</param>
internal sealed record Value(string Text)
{
    /// <summary>What a code of null is called, as in the property of the diagnostic.</summary>
    public const string NullCode = "null";

    /// <summary>The types for which a type test holds, its own first; none for null.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    public decimal? Number { get; init; }

    /// <summary>The name of the code that it is, if any.</summary>
    public string? Code { get; init; }

    /// <summary>True for a fallback and for what is obsolete.</summary>
    public bool IsOptional { get; init; }

    public ImmutableSortedDictionary<string, Value> Members { get; init; } = ImmutableSortedDictionary<string, Value>.Empty;

    public bool IsNull => Types.IsEmpty;

    /// <summary>The codes in it by their positions.</summary>
    public IEnumerable<(string Position, Value Code)> Codes()
        => (Code is null ? Enumerable.Empty<(string, Value)>() : [("", this)])
            .Concat(Members.SelectMany(member => member.Value.Codes().Select(code => (Positions.Inside(this, member.Key, code.Position), code.Code))));
}
