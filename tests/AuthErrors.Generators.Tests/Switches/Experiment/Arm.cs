namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>An arm of a switch expression, or a label of a switch statement.</summary>
/// <param name="Pattern">The pattern; <see langword="null"/> for the label <c>default</c>.</param>
/// <param name="Guard">The condition, or nothing.</param>
/// <param name="Section">The number of what runs. Labels of one section share it.</param>
/// <param name="Body">What the arm does.</param>
internal sealed record Arm(Pattern? Pattern, string Guard, int Section, string Body)
{
    public const string RuntimeGuard = "Guards.On";

    public const string Throws = "throw";

    /// <summary>True when nothing keeps the arm from taking what it matches.</summary>
    public bool IsUnguarded => Guard is "" or "true" or "Constants.Yes";

    public bool Takes(Value value, bool guards) => (IsUnguarded || (guards && Guard == RuntimeGuard)) && (Pattern?.Matches(value) ?? true);

    public string When => Guard.Length == 0 ? "" : $" when {Guard}";
}
