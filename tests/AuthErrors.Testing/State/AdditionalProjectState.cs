namespace AuthErrors.Testing;

/// <summary>A project beside the tested one.</summary>
public sealed class AdditionalProjectState : ProjectState
{
    internal AdditionalProjectState(string name)
        : base("/" + name)
    {
    }

    /// <summary>
    /// Whether it is a project of the solution like the tested one: referenced as source, analyzed, and fixed. By default it is a library, compiled
    /// and referenced as metadata, as in a build. Only the test state says so, not the fixed one.
    /// </summary>
    public bool IsInSolution { get; set; }
}
