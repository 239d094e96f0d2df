using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.WireStrings;

/// <summary>A string that carries a wire code.</summary>
/// <param name="Codes">The codes of the enum.</param>
/// <param name="Origins">The marked members, parameters and calls that it comes from.</param>
/// <param name="Defaults">What else it can be, such as the text behind <c>??</c>. To compare with that is no mistake.</param>
internal sealed record WireString(WireCodes Codes, ImmutableArray<IOperation> Origins, ImmutableHashSet<string> Defaults);
