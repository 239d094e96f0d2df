using System;

namespace AuthErrors.Testing;

/// <summary>Checks that a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>Everything is checked.</summary>
    None = 0,

    /// <summary>Analyzers may report in code marked as generated.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>What generators emit is not compared with <see cref="ProjectState.GeneratedSources"/>.</summary>
    SkipGeneratedSourcesCheck = 2,
}
