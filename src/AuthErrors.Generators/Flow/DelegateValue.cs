using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Flow;

/// <summary>A lambda, a local function or a method group.</summary>
/// <param name="Method">What is called by it.</param>
/// <param name="Graph">The body of a lambda or local function; a method's is looked up when it is called.</param>
/// <param name="Lexical">The frame that a lambda or local function was made in.</param>
/// <param name="Receiver">The object of a method group.</param>
internal sealed record DelegateValue(IMethodSymbol Method, ControlFlowGraph? Graph, Frame? Lexical, Value? Receiver) : Value
{
    /// <inheritdoc/>
    public override IEnumerable<Value> Parts => Receiver is null ? [] : [Receiver];

    /// <inheritdoc/>
    public override IEnumerable<int> Owners => base.Owners.Concat(Lexical?.Chain ?? []);
}
