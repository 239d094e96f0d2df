using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing.Tests;

/// <summary>Its Fix All always takes the whole solution.</summary>
public sealed class WholeSolutionFix : FixedScopeFix
{
    protected override IEnumerable<Project> Take(Project project) => project.Solution.Projects;
}
