using System.Collections.Generic;

namespace AuthErrors.Testing;

/// <summary>The tested project, the libraries it references, and the diagnostics that are expected of it.</summary>
public sealed class SolutionState : ProjectState
{
    /// <summary>Libraries; they are compiled and referenced as metadata, as in a build.</summary>
    public ProjectCollection AdditionalProjects { get; } = new();

    /// <summary>The diagnostics beyond those that markup states.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics { get; } = [];
}
