namespace AuthErrors.Generators.Values;

/// <summary>A known truth value: what most guards are made of.</summary>
/// <param name="Truth">Which.</param>
internal sealed record BoolValue(bool Truth) : Value
{
    /// <summary>Always.</summary>
    public static readonly BoolValue True = new(true);

    /// <summary>Never.</summary>
    public static readonly BoolValue False = new(false);

    /// <summary>The value of a truth.</summary>
    public static BoolValue Of(bool truth) => truth ? True : False;

    /// <summary>The value of a truth that may not be known.</summary>
    public static Value Of(bool? truth) => truth is { } known ? Of(known) : Something;
}
