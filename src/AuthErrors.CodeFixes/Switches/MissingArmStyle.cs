using System;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>What becomes of the missing codes.</summary>
internal sealed record MissingArmStyle(string Title, string Key)
{
    /// <summary>Throw, so that a forgotten decision cannot pass for one that was made.</summary>
    public static MissingArmStyle Throw { get; } = new("Add arms that throw for the missing codes", "AUTH2001.throw");

    /// <summary>Do what the catch-all does, from now on by name.</summary>
    public static MissingArmStyle JoinCatchAll { get; } = new("Name the missing codes beside the catch-all", "AUTH2001.join");

    /// <summary>Do what is done about the codes of which a client may do the same.</summary>
    public static MissingArmStyle JoinRecovery { get; } = new("Add the missing codes to the arms of the same recovery", "AUTH2001.recovery");

    /// <summary>Take the guard away that kept an arm from counting, where it decides nothing.</summary>
    public static MissingArmStyle DropGuard { get; } = new("Remove the guard that is always true", "AUTH2001.guard");

    /// <summary>The styles in the order in which they are offered.</summary>
    public static ImmutableArray<MissingArmStyle> All { get; } = [Throw, JoinCatchAll, JoinRecovery, DropGuard];

    public static MissingArmStyle FromKey(string? key) => All.FirstOrDefault(style => string.Equals(style.Key, key, StringComparison.Ordinal)) ?? Throw;
}
