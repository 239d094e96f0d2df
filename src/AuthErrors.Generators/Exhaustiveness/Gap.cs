using AuthErrors.Generators.Matrices;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Combinations that a switch does not handle.</summary>
/// <param name="Position">Where a code lacks its name.</param>
/// <param name="Taker">The arm that takes them without naming a code; <see langword="null"/> when none does.</param>
/// <param name="Combinations">The combinations.</param>
internal sealed record Gap(CheckedPosition Position, MatrixArm? Taker, Box Combinations);
