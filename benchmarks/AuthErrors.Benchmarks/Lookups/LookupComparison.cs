using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Lookups;

/// <summary><c>lookups</c>: from a wire code to its code and back, in catalogs of 10, 200 and 5,000 codes.</summary>
internal static class LookupComparison
{
    private const int Rounds = 100;

    public static async Task RunAsync()
    {
        await RunAsync<TenErrorCode, TenCatalog>();
        await RunAsync<TwoHundredErrorCode, TwoHundredCatalog>();
        await RunAsync<FiveThousandErrorCode, FiveThousandCatalog>();
    }

    private static async Task RunAsync<TCode, TCatalog>()
        where TCode : struct, Enum
        where TCatalog : struct, ILookupCatalog<TCode>
    {
        var lookups = new WireCodeLookups<TCode, TCatalog>();
        await CompareAsync(
            $"{TCatalog.All.Length - 1} codes, from a wire code",
            [
                Repeat("one verified compare", lookups.VerifiedCompare),
                Repeat("TryParse, bytes", lookups.TryParseUtf8),
                Repeat("TryParse, chars", lookups.TryParseUtf16),
                .. TCatalog.HasSwitch ? [Repeat("switch on length and characters, chars", lookups.TryParseBySwitch)] : Array.Empty<Contender>(),
                Repeat("FrozenDictionary, chars", lookups.FrozenUtf16),
                Repeat("FrozenDictionary, bytes decoded first", lookups.FrozenUtf8),
                Repeat("Enum.TryParse, chars", lookups.EnumTryParse),
            ]);
        await CompareAsync(
            $"{TCatalog.All.Length - 1} codes, to a wire code",
            [
                .. TCatalog.HasSwitch ? [Repeat("switch", lookups.ToWireCodeBySwitch)] : Array.Empty<Contender>(),
                Repeat("ToWireCode", lookups.ToWireCode),
                Repeat("FrozenDictionary", lookups.FrozenToWireCode),
                Repeat("Enum.ToString", lookups.EnumToString),
            ]);

        static Contender Repeat(string name, Func<int> lookUp) => new(name, () => lookUp() is var found && found == WireCodeLookups<TCode, TCatalog>.Operations
                ? Task.FromResult("")
                : throw new InvalidOperationException($"{name} found {found}"));

        static async Task CompareAsync(string title, IReadOnlyList<Contender> contenders)
        {
            Console.WriteLine($"\n{title}\n");
            await Interleaved.RunAsync(Rounds, columns: "", WireCodeLookups<TCode, TCatalog>.Operations, contenders);
        }
    }
}
