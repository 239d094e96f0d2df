using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>An enum of the experiment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Underlying">The type of its numbers.</param>
/// <param name="IsMarked">True for an enum of codes.</param>
/// <param name="Members">The members as declared.</param>
internal sealed record EnumModel(string Name, string Underlying, bool IsMarked, ImmutableArray<(string Name, decimal Number, bool IsObsolete)> Members)
{
    /// <summary>Enums of codes that are hard each in its way: aliases, extremes, several fallbacks that are none, nothing at zero.</summary>
    public static ImmutableArray<EnumModel> Codes { get; } =
    [
        new("Plain", "int", IsMarked: true, [("Unknown", 0, false), ("First", 1, false), ("Second", 2, false), ("Third", 3, false)]),
        new("Aliased", "byte", IsMarked: true, [("Lost", 0, false), ("OldGate", 1, true), ("Gate", 1, false), ("Door", 200, false), ("Portal", 200, false), ("Wall", 255, false)]),
        new("Sparse", "long", IsMarked: true, [("Peak", long.MaxValue, false), ("Minus", -7, false), ("Nil", 0, false), ("Deep", long.MinValue, false), ("Ruin", 5, true)]),
        new("Wide", "ulong", IsMarked: true, [("Whole", ulong.MaxValue, false), ("Middle", 9223372036854775808, false), ("Tiny", 3, false), ("Zero", 0, false)]),
        new("Bare", "short", IsMarked: true, [("Alpha", 1, false), ("Beta", -1, false), ("Gamma", 9, true)]),
    ];

    public static EnumModel Ordinary { get; } = new("Season", "int", IsMarked: false, [("Spring", 1, false), ("Summer", 2, false), ("Winter", 4, false)]);

    public string Declaration
        => $"{(IsMarked ? "[AuthErrors.AuthErrorCodes] " : "")}public enum {Name} : {Underlying} {{ {string.Join(", ", Members.Select(static member => $"{(member.IsObsolete ? "[Obsolete] " : "")}{member.Name} = {Text.Number(member.Number)}"))} }}";

    /// <summary>The distinct values in the order of declaration.</summary>
    public ImmutableArray<Value> Values => [.. Members.GroupBy(static member => member.Number).Select(aliases =>
    {
        var name = aliases.OrderBy(static alias => alias.IsObsolete).First();
        return new Value($"{Name}.{name.Name}")
        {
            Types = [Name],
            Number = aliases.Key,
            Code = IsMarked ? name.Name : null,
            IsOptional = aliases.Key == 0 || name.IsObsolete,
        };
    })];
}
