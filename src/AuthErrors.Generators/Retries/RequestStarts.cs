using System.Linq;
using AuthErrors.Generators.Refreshes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>Tells the methods that a logical request starts with.</summary>
internal static class RequestStarts
{
    /// <summary>True for a method that is called from outside of what can be seen: a public, overriding or implementing one, <c>Main</c>, and what nobody here calls.</summary>
    public static bool Is(IMethodSymbol method, RetryIndex index, RefreshFinder refreshes)
        => method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.UserDefinedOperator or MethodKind.PropertyGet
            && !method.IsAbstract
            && index.MayRefresh(NameOf((ISymbol?)method.AssociatedSymbol ?? method))
            && refreshes.Marked(method) is null
            && IsCalledFromOutside(method, index);

    /// <summary>The name that a member is declared with: an explicit implementation has that of its interface before it.</summary>
    private static string NameOf(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    private static bool IsCalledFromOutside(IMethodSymbol method, RetryIndex index)
        => method.DeclaredAccessibility == Accessibility.Public
            || method.IsOverride
            || !method.ExplicitInterfaceImplementations.IsEmpty
            || method.Name == WellKnownMemberNames.EntryPointMethodName
            || method.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName
            || index.IsUnused(method.Name)
            || method.ContainingType.AllInterfaces.SelectMany(implemented => implemented.GetMembers(method.Name))
                .Any(declared => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared), method));
}
