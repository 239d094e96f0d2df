using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Refreshes;

/// <summary>Tells the calls that refresh or invalidate a token: marked ones, those of well-known libraries, those that the project names, and those that are so called.</summary>
internal sealed class RefreshFinder(ImmutableHashSet<string> configured)
{
    /// <summary>Markers are known by their names, whatever namespace they are declared in: a library need not reference ours to be understood.</summary>
    private const string RefreshesToken = "RefreshesTokenAttribute";
    private const string InvalidatesToken = "InvalidatesTokenAttribute";

    private readonly ConcurrentDictionary<ISymbol, RefreshCall?> _marked = new(SymbolEqualityComparer.Default);

    /// <summary>What a call does to the token; <see langword="null"/> for most.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="call">The call as the source has it.</param>
    public RefreshCall? Of(IMethodSymbol method, Func<IInvocationOperation?> call)
        => Marked(method)
            ?? (KnownRefreshApis.Find(method) is { } known ? OfKnown(known, call)
                : IsConfigured(method) ? new RefreshCall(RefreshKind.Refresh)
                : RefreshNames.LooksLikeRefresh(method.Name) && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension ? new RefreshCall(RefreshKind.Refresh, IsByName: true)
                : null);

    /// <summary>What a method or property says of itself by a marker, or what it overrides or implements says.</summary>
    public RefreshCall? Marked(IMethodSymbol method) => _marked.GetOrAdd((method.AssociatedSymbol ?? method).OriginalDefinition, Read);

    private static RefreshCall? OfKnown(KnownRefreshApi known, Func<IInvocationOperation?> call)
        => known.Kind == RefreshKind.Invalidate ? new RefreshCall(RefreshKind.Invalidate)
            : call() is { } invocation && RefreshArguments.Ask(known, invocation) ? new RefreshCall(RefreshKind.Refresh, known.IsSingleFlight)
            : known.Conditions.HasFlag(RefreshConditions.Invalidated) ? new RefreshCall(RefreshKind.Refresh, known.IsSingleFlight, IsOnlyAfterInvalidate: true)
            : null;

    private bool IsConfigured(IMethodSymbol method)
        => !configured.IsEmpty && (configured.Contains(method.Name)
            || configured.Contains(method.ContainingType?.Name + "." + method.Name)
            || configured.Contains(method.ContainingType?.ToDisplayString() + "." + method.Name));

    private static RefreshCall? Read(ISymbol member)
        => ReadOwn(member)
            ?? (Overridden(member) is { } overridden ? Read(overridden) : null)
            ?? (member.ContainingType is { } type
                ? type.AllInterfaces.SelectMany(implemented => implemented.GetMembers(member.Name))
                    .Where(declared => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member))
                    .Select(ReadOwn)
                    .FirstOrDefault(static marked => marked is not null)
                : null);

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static RefreshCall? ReadOwn(ISymbol member)
        => member.GetAttributes().Select(static attribute => attribute.AttributeClass?.Name switch
        {
            RefreshesToken => new RefreshCall(RefreshKind.Refresh, Flag(attribute, "SingleFlight"), Flag(attribute, "OnlyAfterInvalidate")),
            InvalidatesToken => new RefreshCall(RefreshKind.Invalidate),
            _ => null,
        }).FirstOrDefault(static marked => marked is not null);

    private static bool Flag(AttributeData attribute, string name) => attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true);
}
