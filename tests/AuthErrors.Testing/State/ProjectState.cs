using System;
using System.Collections.Generic;

namespace AuthErrors.Testing;

/// <summary>The files, references and options of one project.</summary>
public abstract class ProjectState
{
    private protected ProjectState(string folder) => Sources = new SourceFileList(folder);

    /// <summary>The source files, which may carry markup.</summary>
    public SourceFileList Sources { get; }

    /// <summary>What the generators must emit.</summary>
    public GeneratedSourceList GeneratedSources { get; } = [];

    /// <summary>The <c>AdditionalFiles</c>, which may carry markup.</summary>
    public IList<(string Filename, string Content)> AdditionalFiles { get; } = [];

    /// <summary><c>.editorconfig</c> and global configuration files; an absolute path says what they apply to.</summary>
    public IList<(string Filename, string Content)> AnalyzerConfigFiles { get; } = [];

    /// <summary>Options of the whole project, such as <c>build_property.RootNamespace</c>.</summary>
    public IDictionary<string, string> GlobalOptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>References beyond the framework's.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>The names in <see cref="SolutionState.AdditionalProjects"/> that this project references.</summary>
    public IList<string> AdditionalProjectReferences { get; } = [];
}
