using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>An argument of a call.</summary>
/// <param name="Parameter">The parameter it is for.</param>
/// <param name="Value">Its value before the call.</param>
/// <param name="Target">Its expression, which a <c>ref</c> or <c>out</c> parameter writes to.</param>
internal sealed record Argument(IParameterSymbol? Parameter, Value Value, IOperation Target);
