using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using AuthErrors.Systems;

namespace AuthErrors.Conformance;

/// <summary>What the plain SDK was seen to do: <c>expected.json</c>.</summary>
/// <param name="Passes">How many checks succeed, by scenario that the SDK passes.</param>
/// <param name="Fails">How many checks succeed nevertheless, by scenario that it fails.</param>
internal sealed record Expected(IReadOnlyDictionary<string, int> Passes, IReadOnlyDictionary<string, int> Fails)
{
    public static Expected Table { get; } = JsonSerializer.Deserialize<Expected>(
        File.ReadAllText(Repository.PathOf("tests", "conformance", "expected.json")), JsonSerializerOptions.Web)!;

    public IEnumerable<string> Scenarios => Passes.Keys.Concat(Fails.Keys).Order(StringComparer.Ordinal);

    public (bool Passes, int Checks) Of(string scenario) => Passes.TryGetValue(scenario, out var checks) ? (true, checks) : (false, Fails[scenario]);
}
