namespace AuthErrors.Generators.Interpretation;

/// <summary>Where the interpretation of one request gives up. Steps stand for time, so that a verdict does not depend on the machine.</summary>
internal static class Limits
{
    /// <summary>Blocks that are entered.</summary>
    public const int Steps = 4_000;

    /// <summary>Blocks that are entered where there is no refresh to count.</summary>
    public const int StepsWithoutRefresh = 1_000;

    /// <summary>Blocks of a call that is followed although nothing in it matters to the rules.</summary>
    public const int Aside = 40;

    /// <summary>Calls within calls.</summary>
    public const int Depth = 24;

    /// <summary>Activations of one method within each other after which its numbers are widened.</summary>
    public const int Activations = 6;

    /// <summary>States at one block after which numbers are widened.</summary>
    public const int NarrowStates = 40;

    /// <summary>States at one block after which those with the same counts are joined.</summary>
    public const int States = 96;

    /// <summary>Ways in which one expression can end, after which they are joined.</summary>
    public const int Outcomes = 48;

    /// <summary>Implementations of one abstract method that a call is followed into.</summary>
    public const int Targets = 4;

    /// <summary>Refreshes after which there is said to be no bound.</summary>
    public const int Refreshes = 20;
}
