namespace AuthErrors.CodeFixes.Switches;

/// <summary>What the arms for missing codes do.</summary>
internal sealed record MissingArmStyle(string Title, string Key)
{
    /// <summary>Throw, so that a forgotten decision cannot pass for one that was made.</summary>
    public static MissingArmStyle Throw { get; } = new("Add arms that throw for the missing codes", "AUTH2001.throw");

    /// <summary>Do what the catch-all does, from now on by name.</summary>
    public static MissingArmStyle JoinCatchAll { get; } = new("Name the missing codes beside the catch-all", "AUTH2001.join");

    public static MissingArmStyle FromKey(string? key) => key == JoinCatchAll.Key ? JoinCatchAll : Throw;
}
