using System.Collections.Generic;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>What happened in a schedule, a line for each event, for the person who has to understand it.</summary>
internal sealed class Trace
{
    private readonly List<string> _lines = [];

    public void Add(string line) => _lines.Add(line);

    public override string ToString() => string.Join('\n', _lines);
}
