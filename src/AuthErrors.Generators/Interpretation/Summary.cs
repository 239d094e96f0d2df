namespace AuthErrors.Generators.Interpretation;

/// <summary>What a body does with given arguments, as far as it is known.</summary>
internal sealed class Summary(SummaryKey key)
{
    /// <summary>The body and its arguments.</summary>
    public SummaryKey Key { get; } = key;

    /// <summary>How it can end.</summary>
    public Outcomes Outcomes { get; set; } = Outcomes.None;

    /// <summary>True when it calls itself with the same arguments.</summary>
    public bool IsRecursive { get; set; }

    /// <summary>True when it was made while something that it calls was under way.</summary>
    public bool IsProvisional { get; set; }
}
