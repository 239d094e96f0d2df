using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators.Chains;

/// <summary>How long a chain must be.</summary>
internal static class ChainOptions
{
    private const string Key = "dotnet_code_quality.AUTH2006.minimum_branches";
    private const int DefaultMinimum = 3;

    /// <summary>The least number of tests, as the user set it for the file. What is no number above zero is ignored.</summary>
    public static int MinimumBranches(AnalyzerConfigOptions options)
        => options.TryGetValue(Key, out var written) && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum) && minimum > 0
            ? minimum
            : DefaultMinimum;
}
