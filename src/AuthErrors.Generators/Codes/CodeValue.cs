namespace AuthErrors.Generators.Codes;

/// <summary>One value of an enum of codes. Aliases share a value; it bears the name of the first that is not obsolete.</summary>
/// <param name="Number">The value as a constant of the enum's underlying type.</param>
/// <param name="Name">The name of the member.</param>
/// <param name="WireCode">What the server sends for it, when the member says so.</param>
/// <param name="Recovery">What the member says a client may do about it, as a number of the runtime's <c>AuthRecovery</c>; zero when it says nothing.</param>
/// <param name="IsFallback">True for the value 0, which unknown wire codes become.</param>
/// <param name="IsObsolete">True when every member with this value is obsolete.</param>
internal sealed record CodeValue(object Number, string Name, string? WireCode, int Recovery, bool IsFallback, bool IsObsolete)
{
    /// <summary>True when an arm may take the value without naming it.</summary>
    public bool IsOptional => IsFallback || IsObsolete;
}
