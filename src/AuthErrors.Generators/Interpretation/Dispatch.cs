using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Which methods a call may reach.</summary>
internal sealed class Dispatch(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _implementations = new(SymbolEqualityComparer.Default);

    /// <summary>The methods, as far as they can be told.</summary>
    /// <param name="call">The call.</param>
    /// <param name="receiver">The type of its receiver, if that is known.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public IEnumerable<IMethodSymbol> TargetsOf(Call call, ITypeSymbol? receiver, CancellationToken cancellationToken)
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

        return !method.IsAbstract ? [method]
            : Implementations(method, cancellationToken).Where(member => receiver is null or { TypeKind: TypeKind.Interface } || Exceptions.Is(member.ContainingType, receiver) == true);
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
    public ImmutableArray<IMethodSymbol> Implementations(IMethodSymbol method, CancellationToken cancellationToken)
        => _implementations.TryGetValue(method.OriginalDefinition, out var known) ? known : _implementations.GetOrAdd(method.OriginalDefinition, Search(method, cancellationToken));

    private ImmutableArray<IMethodSymbol> Search(IMethodSymbol method, CancellationToken cancellationToken)
        => compilation.GetSymbolsWithName(method.AssociatedSymbol?.Name ?? method.Name, SymbolFilter.Member, cancellationToken)
            .Select(member => member is IPropertySymbol property ? (method.MethodKind == MethodKind.PropertyGet ? property.GetMethod : property.SetMethod) : member as IMethodSymbol)
            .Where(member => member is { IsAbstract: false, ContainingType: not null } && Implements(member, method))
            .Select(static member => member!)
            .ToImmutableArray();

    private static bool Implements(IMethodSymbol member, IMethodSymbol method)
        => method.ContainingType.TypeKind == TypeKind.Interface
            ? member.ContainingType.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType.OriginalDefinition)
                && implemented.GetMembers(method.Name).OfType<IMethodSymbol>().Any(declared => SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, method.OriginalDefinition)
                    && SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared), member)))
            : SymbolEqualityComparer.Default.Equals(Root(member), Root(method));
}
