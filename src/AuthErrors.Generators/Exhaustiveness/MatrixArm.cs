using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>An arm, and the rows that its pattern gives.</summary>
internal sealed record MatrixArm(SwitchArm Arm, ImmutableArray<Row> Rows)
{
    /// <summary>The rows that match whatever a run brings.</summary>
    public IEnumerable<Row> Certain => Rows.Where(static row => row.IsCertain);

    /// <summary>The combinations of which it names a code at a position.</summary>
    public IEnumerable<Box> Named(Position position) => Certain.Select(row => row.Takes.With(position.Number, row.Names[position.Number]));
}
