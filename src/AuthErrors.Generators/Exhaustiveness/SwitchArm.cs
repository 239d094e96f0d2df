using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>An arm of a switch expression, or one label of a switch statement.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Coverage">What its pattern does to the codes.</param>
/// <param name="IsGuarded">True when a condition decides at run time whether the arm is taken.</param>
/// <param name="IsDefault">True for the label <c>default</c>, which is asked last wherever it stands.</param>
internal sealed record SwitchArm(SyntaxNode Syntax, Coverage Coverage, bool IsGuarded, bool IsDefault = false);
