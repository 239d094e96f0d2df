using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing.Tests;

/// <summary>Its Fix All takes one project at most.</summary>
public sealed class OneProjectFix : FixedScopeFix
{
    protected override IEnumerable<Project> Take(Project project) => [project];
}
