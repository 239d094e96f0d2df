using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Testing;

/// <summary>The files of a project of the solution, without markup.</summary>
internal sealed record EvaluatedProject(string Name, ImmutableArray<TestFile> Sources, ImmutableArray<TestFile> AdditionalFiles)
{
    /// <summary>The name of the tested project, and of its assembly.</summary>
    public const string Tested = "TestProject";

    public IEnumerable<TestFile> Files => Sources.Concat(AdditionalFiles);
}
