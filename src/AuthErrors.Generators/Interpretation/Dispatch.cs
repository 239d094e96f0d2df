using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Which methods a call may reach.</summary>
internal static class Dispatch
{
    /// <summary>The methods, as far as they can be told.</summary>
    /// <param name="call">The call.</param>
    /// <param name="receiver">The type of its receiver, if that is known.</param>
    /// <param name="compilation">Where overrides are looked for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IEnumerable<IMethodSymbol> TargetsOf(Call call, ITypeSymbol? receiver, Compilation compilation, CancellationToken cancellationToken)
    {
        var method = call.Method;
        if (!IsVirtual(method) || call.IsBase)
        {
            return [method];
        }

        var exact = receiver is null ? null : Find(receiver, method);
        if (exact is { IsAbstract: false })
        {
            return [exact];
        }

        return !method.IsAbstract ? [method] : Implementations(method, receiver, compilation, cancellationToken);
    }

    private static bool IsVirtual(IMethodSymbol method) => method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface;

    /// <summary>What a type has for a virtual or interface method.</summary>
    private static IMethodSymbol? Find(ITypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.FindImplementationForInterfaceMember(method) as IMethodSymbol;
        }

        var root = Root(method);
        for (var current = type; current is not null; current = current.BaseType)
        {
            var own = current.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(Root(member), root));
            if (own is not null)
            {
                return own;
            }
        }

        return null;
    }

    private static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method.OriginalDefinition;
    }

    /// <summary>The bodies there are for a virtual, abstract or interface method.</summary>
    public static IEnumerable<IMethodSymbol> Implementations(IMethodSymbol method, ITypeSymbol? receiver, Compilation compilation, CancellationToken cancellationToken)
    {
        var name = method.AssociatedSymbol?.Name ?? method.Name;
        return compilation.GetSymbolsWithName(name, SymbolFilter.Member, cancellationToken)
            .Select(member => member is IPropertySymbol property ? (method.MethodKind == MethodKind.PropertyGet ? property.GetMethod : property.SetMethod) : member as IMethodSymbol)
            .Where(member => member is { IsAbstract: false, ContainingType: not null } && (receiver is null or { TypeKind: TypeKind.Interface } || Exceptions.Is(member.ContainingType, receiver) == true) && Implements(member, method))
            .Select(static member => member!);
    }

    private static bool Implements(IMethodSymbol member, IMethodSymbol method)
        => method.ContainingType.TypeKind == TypeKind.Interface
            ? member.ContainingType.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType.OriginalDefinition)
                && implemented.GetMembers(method.Name).OfType<IMethodSymbol>().Any(declared => SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, method.OriginalDefinition)
                    && SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared), member)))
            : SymbolEqualityComparer.Default.Equals(Root(member), Root(method));
}
