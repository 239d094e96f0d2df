using System.Collections.Generic;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>What happened in a schedule, a line for each event, for the person who has to understand it.</summary>
internal sealed class Trace
{
    private readonly List<string> _lines = [];
    private string? _heading;

    /// <summary>Begins a step. One in which nothing happens leaves no line.</summary>
    public void Begin(string heading) => _heading = heading;

    public void Add(string line)
    {
        if (_heading is not null)
        {
            _lines.Add(_heading);
            _heading = null;
        }

        _lines.Add(line);
    }

    public override string ToString() => string.Join('\n', _lines);
}
