using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.States;

/// <summary>What was counted before a loop whose turns are requests of their own; it goes on when the loop is over.</summary>
/// <param name="Tally">What was counted.</param>
internal sealed record TallyValue(Tally Tally) : Value;
