using AuthErrors.Generators.Json;

namespace AuthErrors.Generators.Catalogs;

/// <summary>A status that a signal names, and where it does.</summary>
internal sealed record SignalStatus(int Value, JsonNumber Site);
