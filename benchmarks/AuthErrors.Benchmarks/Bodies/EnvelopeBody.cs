namespace AuthErrors.Benchmarks.Bodies;

/// <summary>The kinds of error bodies that are measured.</summary>
public enum EnvelopeBody
{
    /// <summary>176 bytes: plain strings, the code as the third.</summary>
    Flat,

    /// <summary>3.6 KB: the code behind details that nest.</summary>
    NestedFirst,

    /// <summary>4 KB: the code behind names and strings that are full of escapes.</summary>
    Escapes,

    /// <summary>4 KB: the code behind short members of all kinds, so that there is little to pass over at once.</summary>
    ShortMembers,

    /// <summary>4 KB: the same, on lines of their own.</summary>
    Indented,
}
