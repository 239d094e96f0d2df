using System.Collections.Generic;

namespace AuthErrors.Testing;

/// <summary>The tested project, the projects beside it, and the diagnostics that are expected of those in the solution.</summary>
public sealed class SolutionState : ProjectState
{
    internal const string Folder = "/0";

    /// <summary>An empty state.</summary>
    public SolutionState()
        : base(Folder)
    {
    }

    /// <summary>Libraries, which are compiled and referenced as metadata, and further projects of the solution.</summary>
    public ProjectCollection AdditionalProjects { get; } = new();

    /// <summary>The diagnostics beyond those that markup states.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Whether any project has a source file.</summary>
    internal bool HasSources => Sources.Count > 0 || AdditionalProjects.HasSources;
}
