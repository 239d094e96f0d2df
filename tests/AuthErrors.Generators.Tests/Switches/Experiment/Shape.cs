using System.Collections.Immutable;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A type of value over which switches go.</summary>
/// <param name="Type">How C# writes it.</param>
/// <param name="Values">All its values, or enough of them that every pattern of the experiment meets both sides.</param>
internal abstract record Shape(string Type, ImmutableArray<Value> Values);
