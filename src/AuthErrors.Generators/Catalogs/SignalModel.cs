using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>A response without an envelope that means a code all the same. It matches when all that it names match.</summary>
internal sealed record SignalModel(EquatableArray<int> Statuses, CodeModel Code)
{
    /// <summary>Below it a response reports no error, and only a body of members that say so counts.</summary>
    public const int FirstErrorStatus = 400;

    /// <summary>What the members of a JSON body must be.</summary>
    public EquatableArray<SignalMember> Json { get; init; }

    /// <summary>What the body must contain, to the letter; <see langword="null"/> for anything.</summary>
    public string? Text { get; init; }

    /// <summary>What the <c>error</c> of a Bearer challenge must be; <see langword="null"/> for anything, or no challenge.</summary>
    public string? Challenge { get; init; }
}
