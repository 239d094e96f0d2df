namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>
/// Where in a value a code stands: the members that lead there, each with the class of the object that has it. What an arm says of one
/// class says nothing of another. The value itself is the empty text.
/// </summary>
internal static class Positions
{
    /// <summary>A position in a member's value, seen from the object that has the member.</summary>
    public static string Inside(Value holder, string member, string position) => $"/{holder.Types[0]}.{member}{position}";
}
