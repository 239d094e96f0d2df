using System.Collections.Immutable;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A type with members.</summary>
/// <param name="Name">Its name; <see langword="null"/> for a tuple, which patterns do not name.</param>
/// <param name="Members">Its members.</param>
/// <param name="IsPositional">True when it can be taken apart into all its members, in their order.</param>
internal sealed record Kind(string? Name, ImmutableArray<(string Name, Shape Shape)> Members, bool IsPositional);
