namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>
/// Something that a session waits for. What it does and what it answers are two moments, and anything may happen between them: that is
/// where answers are lost and processes die.
/// </summary>
internal abstract class Operation(SimulatedProcess process, string name)
{
    public SimulatedProcess Process { get; } = process;

    public string Name { get; } = name;

    public bool HasTakenEffect { get; protected set; }

    /// <summary>False while it waits for something, as for a lock that another process holds.</summary>
    public virtual bool IsEnabled => true;

    /// <summary>Does what it is there for; nobody has heard of it yet.</summary>
    public abstract void TakeEffect();

    /// <summary>Answers. Whoever waited goes on within this call.</summary>
    public abstract void Answer();

    public override string ToString() => $"{Process}: {Name}";
}
