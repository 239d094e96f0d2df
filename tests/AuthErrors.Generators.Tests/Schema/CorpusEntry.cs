using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace AuthErrors.Generators.Tests.Schema;

/// <summary>A catalog of <c>catalogs.json</c>.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Expected">The rules that it breaks, in the order of its text; none for a good one.</param>
/// <param name="SchemaCannotSay">Why the schema allows a catalog that is not good; <see langword="null"/> where it must not.</param>
internal sealed record CorpusEntry(string Name, string Text, string[] Expected, string? SchemaCannotSay)
{
    /// <summary>All entries. A catalog stands in the file as JSON, or as "text" where it is none.</summary>
    public static List<CorpusEntry> ReadAll()
    {
        using var corpus = JsonDocument.Parse(Repository.Read("tests", "AuthErrors.Generators.Tests", "Schema", "catalogs.json"));
        return [.. corpus.RootElement.EnumerateArray().Select(static entry => new CorpusEntry(
            entry.GetProperty("name").GetString()!,
            entry.TryGetProperty("text", out var text) ? text.GetString()! : entry.GetProperty("catalog").GetRawText(),
            entry.TryGetProperty("expected", out var expected) ? [.. expected.EnumerateArray().Select(static id => id.GetString()!)] : [],
            entry.TryGetProperty("schemaCannotSay", out var reason) ? reason.GetString() : null))];
    }
}
