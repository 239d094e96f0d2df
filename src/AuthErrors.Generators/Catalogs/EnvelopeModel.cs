namespace AuthErrors.Generators.Catalogs;

/// <summary>Where the members of the error envelope stand. No two are one, and none is inside another.</summary>
internal sealed record EnvelopeModel(EnvelopePlace Code, EnvelopePlace Message, EnvelopePlace Hint, EnvelopePlace Docs)
{
    public static EnvelopeModel Default { get; } = new(
        EnvelopePlace.From("error_code"), EnvelopePlace.From("message"), EnvelopePlace.From("hint"), EnvelopePlace.From("docs"));
}
