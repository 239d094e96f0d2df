namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>What keeps a program from refreshing again, or is meant to.</summary>
/// <param name="Type">The type of the variable.</param>
/// <param name="Name">The variable; empty if there is none.</param>
/// <param name="First">Its first value.</param>
/// <param name="May">True while a refresh is allowed.</param>
/// <param name="Mark">The statement that goes with a refresh.</param>
/// <param name="Next">Its value after a refresh, as an argument.</param>
internal sealed record Guard(string Type, string Name, string First, string May, string Mark, string Next)
{
    /// <summary>A statement at the top of each turn.</summary>
    public string Top { get; init; } = "";

    /// <summary>True if the variable belongs into the turn, where it forgets.</summary>
    public bool IsInside { get; init; }

    public string Declaration => Name.Length == 0 ? "" : $"{Type} {Name} = {First};";

    public string Outside => IsInside ? "" : Declaration;

    public string Inside => (IsInside ? Declaration + "\n" : "") + Top;
}
