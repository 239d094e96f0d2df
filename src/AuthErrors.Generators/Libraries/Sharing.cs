using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Libraries;

/// <summary>Tells what all requests of a program share from what each has for itself.</summary>
internal static class Sharing
{
    private static readonly ImmutableHashSet<string> PerRequest =
        new[] { "HttpMessageHandler", "ControllerBase", "PageModel", "Hub", "ComponentBase", "ITransientDependency" }.ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>True when every request meets the same variable.</summary>
    public static bool IsShared(ISymbol? variable) => variable switch
    {
        { ContainingType.Name: "AsyncLocal" or "ThreadLocal" } => false,
        IFieldSymbol or IPropertySymbol => variable.IsStatic || !IsPerRequest(variable.ContainingType),
        _ => true,
    };

    /// <summary>True for a type of which each request has its own object: handlers, which factories make anew all the time, and what is registered so.</summary>
    public static bool IsPerRequest(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (PerRequest.Contains(current.Name) || current.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "TransientAttribute"))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static implemented => PerRequest.Contains(implemented.Name));
    }
}
