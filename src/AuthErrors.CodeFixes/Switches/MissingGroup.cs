using System.Collections.Immutable;
using AuthErrors.Generators.Exhaustiveness;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>The missing codes that one arm takes now, or that none does. They belong right above that arm: further down they would meet nothing.</summary>
/// <param name="Taker">The arm that takes them; <see langword="null"/> when none does.</param>
/// <param name="Names">The codes, in the order of their declaration, and null behind them.</param>
internal sealed record MissingGroup(SwitchArm? Taker, ImmutableArray<MissingName> Names);
