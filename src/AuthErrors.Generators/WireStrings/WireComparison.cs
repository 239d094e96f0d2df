using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.WireStrings;

/// <summary>A comparison of wire strings with constants, or a switch over them.</summary>
/// <param name="Operation">The whole of it.</param>
/// <param name="Constants">The constants, in the order of the text.</param>
/// <param name="IsExact">True when every letter counts, and its case.</param>
internal sealed record WireComparison(IOperation Operation, ImmutableArray<ComparedConstant> Constants, bool IsExact = true)
{
    /// <summary>The enum that could be compared instead; <see langword="null"/> when no constant is one of its codes.</summary>
    public WireCodes? Known => Constants.FirstOrDefault(static constant => constant.Known is not null)?.Compared.Codes;
}
