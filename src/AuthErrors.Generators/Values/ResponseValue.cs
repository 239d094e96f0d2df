namespace AuthErrors.Generators.Values;

/// <summary>What the server answered to a send.</summary>
/// <param name="Status">The status, such as 401.</param>
internal sealed record ResponseValue(int Status) : Value
{
    /// <summary>True for a status from 200 to 299.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;
}
