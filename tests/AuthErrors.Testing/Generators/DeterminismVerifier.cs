using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>Verifies that two runs which share nothing emit the same.</summary>
internal static class DeterminismVerifier
{
    public static void Verify(GeneratorDriverRunResult first, GeneratorDriverRunResult fromScratch) =>
        FileVerifier.Verify(
            "A second run from scratch",
            first.Results.SelectMany(GeneratedFiles.Read),
            fromScratch.Results.SelectMany(GeneratedFiles.Read));
}
