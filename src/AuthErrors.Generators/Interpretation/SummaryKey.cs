using AuthErrors.Generators.States;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>What a summary depends on.</summary>
/// <param name="Graph">The body.</param>
/// <param name="Site">The call, so that what two calls make is told apart.</param>
/// <param name="Lexical">The frame that a lambda or local function was made in; 0 for a method.</param>
/// <param name="Arguments">The arguments in the order of the parameters.</param>
/// <param name="Self">The object.</param>
/// <param name="Entry">What is known, of all that the body can reach.</param>
/// <param name="Expected">The exception that somebody around the call waits for.</param>
internal sealed record SummaryKey(ControlFlowGraph Graph, IOperation Site, int Lexical, EquatableArray<Value> Arguments, Value? Self, State Entry, ITypeSymbol? Expected);
