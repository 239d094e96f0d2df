namespace AuthErrors.Testing;

/// <summary>Which diagnostics of the compiler a test must list.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None, not even errors.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,

    /// <summary>Errors, warnings and suggestions.</summary>
    Suggestions,

    /// <summary>Hidden ones too.</summary>
    All,
}
