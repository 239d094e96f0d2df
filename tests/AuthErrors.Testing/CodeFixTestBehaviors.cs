using System;

namespace AuthErrors.Testing;

/// <summary>Checks that a test of a fix leaves out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>Everything is checked.</summary>
    None = 0,

    /// <summary>Fix All is not tried.</summary>
    SkipFixAllCheck = 1,
}
