using System.Collections.Immutable;

namespace AuthErrors.Generators.Retries;

/// <summary>A member with code.</summary>
/// <param name="Name">Its name; empty for what cannot be called by one.</param>
/// <param name="Uses">The names that stand in it.</param>
/// <param name="Calls">Those of them that are called.</param>
internal sealed record MemberNames(string Name, ImmutableHashSet<string> Uses, ImmutableHashSet<string> Calls);
