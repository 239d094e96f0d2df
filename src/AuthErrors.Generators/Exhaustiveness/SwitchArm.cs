using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>An arm of a switch expression, or one label of a switch statement.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Condition">When its pattern matches.</param>
/// <param name="IsGuarded">True when a <c>when</c> decides at run time whether the arm is taken.</param>
/// <param name="IsDefault">True for the label <c>default</c>, which is asked last wherever it stands.</param>
internal sealed record SwitchArm(SyntaxNode Syntax, Condition Condition, bool IsGuarded, bool IsDefault = false);
