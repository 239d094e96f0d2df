namespace AuthErrors.Generators.Catalogs;

/// <summary>The members of the runtime's <c>AuthRecovery</c>, in its order and by its names.</summary>
internal enum Recovery
{
    Surface,
    Refresh,
    Reauthenticate,
    Backoff,
}
