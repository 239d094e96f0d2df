using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Resilience;

/// <summary>One of the outcomes that a policy handles.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Exception">The type of the exception.</param>
/// <param name="Test">The function that must also agree, or the result that is handled; <see cref="NullValue"/> when there is none.</param>
internal sealed record HandledClause(HandledKind Kind, ITypeSymbol? Exception, Value Test);
