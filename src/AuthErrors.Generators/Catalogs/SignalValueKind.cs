namespace AuthErrors.Generators.Catalogs;

/// <summary>What a signal compares a member of a body with.</summary>
internal enum SignalValueKind
{
    String,
    Number,
    True,
    False,
    Null,
}
