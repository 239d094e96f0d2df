namespace AuthErrors.Generators.Refreshes;

/// <summary>A method of a well-known library that refreshes a token or drops it.</summary>
/// <param name="Namespace">The namespace of the type that declares it.</param>
/// <param name="Type">The metadata name of that type. Types that derive from it or implement it count too.</param>
/// <param name="Member">The method; every overload counts.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Conditions">When a call of it does so.</param>
/// <param name="ConditionMember">The member that <see cref="RefreshConditions.TrueMember"/> and <see cref="RefreshConditions.GivenMember"/> look at.</param>
internal sealed record KnownRefreshApi(
    string Namespace,
    string Type,
    string Member,
    RefreshKind Kind = RefreshKind.Refresh,
    RefreshConditions Conditions = RefreshConditions.Always,
    string? ConditionMember = null)
{
    /// <summary>Whether callers that pass the same rejected token share one exchange. No library in the table is told which token was rejected.</summary>
    public bool IsSingleFlight => false;
}
