using System.Collections.Generic;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads the catalog's <c>signals</c>. One with a mistake is left out: without the part that is wrong it would match more than was meant.</summary>
internal static class SignalsReader
{
    public static EquatableArray<SignalModel> Read(ObjectReader root, EquatableArray<CodeModel> codes, CatalogProblems problems)
    {
        // A list of codes that cannot be read may well hold the code of a signal.
        var isEveryCodeKnown = root.Find("codes") is JsonObject && !problems.IsTextBroken;
        var reader = new SignalReader(codes, isEveryCodeKnown, problems);
        var signals = new List<SignalModel>();
        foreach (var item in root.Find<JsonArray>("signals", "an array")?.Items ?? [])
        {
            if (reader.Read(item) is { } signal)
            {
                signals.Add(signal);
            }
        }

        return signals.ToEquatableArray();
    }
}
