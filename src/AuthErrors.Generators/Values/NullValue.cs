namespace AuthErrors.Generators.Values;

/// <summary>The value <see langword="null"/>.</summary>
internal sealed record NullValue : Value
{
    /// <summary>The only one.</summary>
    public static readonly NullValue Instance = new();

    private NullValue()
    {
    }
}
