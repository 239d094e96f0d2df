using System;
using System.Collections.Generic;

namespace AuthErrors.Testing;

/// <summary>Further projects by name; naming one creates it.</summary>
public sealed class ProjectCollection
{
    private readonly Dictionary<string, ProjectState> _projects = new(StringComparer.Ordinal);

    /// <summary>The project of this name, which is its assembly's name too.</summary>
    public ProjectState this[string name]
    {
        get
        {
            if (!_projects.TryGetValue(name, out var project))
            {
                _projects.Add(name, project = new ProjectState());
            }

            return project;
        }
    }
}
