using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>A call whose receiver and arguments have been evaluated.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Method">What is called, as the compiler bound it.</param>
/// <param name="Receiver">The object; <see langword="null"/> for a static method.</param>
/// <param name="Arguments">The arguments in the order of the call.</param>
/// <param name="State">What is known before the call.</param>
internal sealed record Call(CallSite Site, IMethodSymbol Method, Value? Receiver, ImmutableArray<Argument> Arguments, State State)
{
    /// <summary>The expression of the receiver.</summary>
    public IOperation? Instance => (Site.Operation as IInvocationOperation)?.Instance;

    /// <summary>True for <c>base.M()</c>: no override is called.</summary>
    public bool IsBase => Instance is IInstanceReferenceOperation { Syntax: var syntax } && syntax.ToString() == "base";

    /// <summary>What is given for the parameter at a place.</summary>
    public Value this[int ordinal] => At(ordinal)?.Value ?? Value.Unknown;

    /// <summary>The argument for the parameter at a place.</summary>
    public Argument? At(int ordinal) => Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);

    /// <summary>What the call may do, on the state before it.</summary>
    public Outcomes Gives(Value value) => Outcomes.Of(State, value);
}
