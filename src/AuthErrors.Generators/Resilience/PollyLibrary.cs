using System;
using AuthErrors.Generators.Interpretation;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Resilience;

/// <summary>Polly: the policies of its version 7 and the pipelines of its version 8, as the package has them.</summary>
internal sealed class PollyLibrary : ILibrary
{
    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine)
        => !IsPolly(call.Method) ? null
            : call.Instance is not null && call.Method.Name.StartsWith("Execute", StringComparison.Ordinal) ? Execute(call, machine)
            : Attempts.Call(call, machine) ?? HandledOutcomes.Call(call, machine) ?? Pipelines.Call(call, machine) ?? Policies.Call(call);

    /// <summary>What is run by a policy that is not known may be run any number of times, and is no send by itself.</summary>
    private static Outcomes Execute(Call call, Machine machine)
        => call.Receiver is PolicyValue policy ? new Execution(call, machine).Run(policy) : new UnknownCall(machine).Outcomes(call);

    private static bool IsPolly(IMethodSymbol method)
    {
        if (!method.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "Polly", IsGlobalNamespace: false };
    }
}
