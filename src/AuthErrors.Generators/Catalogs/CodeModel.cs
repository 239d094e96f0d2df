namespace AuthErrors.Generators.Catalogs;

/// <summary>One auth error code: what the server sends and the enum member it becomes.</summary>
internal sealed record CodeModel(string WireCode, string MemberName, int Value)
{
    public string? Summary { get; init; }

    public Recovery Recovery { get; init; }

    public string? Hint { get; init; }

    public string? Docs { get; init; }

    /// <summary>Why the code should no longer be used; <see langword="null"/> for a code that may be.</summary>
    public string? Deprecated { get; init; }

    public string? Since { get; init; }
}
