using System;
using System.Collections.Generic;
using System.Linq;

namespace AuthErrors.Testing;

/// <summary>Further projects by name; naming one creates it.</summary>
public sealed class ProjectCollection
{
    private readonly Dictionary<string, AdditionalProjectState> _projects = new(StringComparer.Ordinal);

    /// <summary>The project of this name, which is its assembly's name too.</summary>
    public AdditionalProjectState this[string name]
    {
        get
        {
            if (!_projects.TryGetValue(name, out var project))
            {
                _projects.Add(name, project = new AdditionalProjectState(name));
            }

            return project;
        }
    }

    /// <summary>The names of those that belong to the solution.</summary>
    internal IEnumerable<string> InSolution => _projects.Where(project => project.Value.IsInSolution).Select(project => project.Key).Order(StringComparer.Ordinal);

    /// <summary>Whether any has a source file.</summary>
    internal bool HasSources => _projects.Values.Any(project => project.Sources.Count > 0);
}
