using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Interpretation;

/// <summary>One way in which something can end: with a value, or with an exception.</summary>
/// <param name="State">What is known then.</param>
/// <param name="Value">The value or the exception.</param>
/// <param name="IsThrown">True for an exception.</param>
internal sealed record Outcome(State State, Value Value, bool IsThrown = false);
