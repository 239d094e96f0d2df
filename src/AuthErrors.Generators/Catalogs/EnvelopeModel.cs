namespace AuthErrors.Generators.Catalogs;

/// <summary>Where the members of the error envelope stand: names of members of the root, or JSON pointers (RFC 6901).</summary>
internal sealed record EnvelopeModel(string Code, string Message, string Hint, string Docs)
{
    public static EnvelopeModel Default { get; } = new("error_code", "message", "hint", "docs");
}
