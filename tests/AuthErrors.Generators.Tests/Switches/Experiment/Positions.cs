namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>Where in a value a code stands: the members that lead there. The value itself is the empty text.</summary>
internal static class Positions
{
    public static string Below(string position, string member) => $"{position}.{member}";

    /// <summary>A position of a member's value, seen from the value that has the member.</summary>
    public static string Inside(string member, string position) => $".{member}{position}";
}
