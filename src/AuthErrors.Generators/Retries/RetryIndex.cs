using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Refreshes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>
/// Which members of a compilation may lead to a refresh, told by names alone: nothing is bound to find out that most of a program has nothing to do
/// with tokens. A name that is used in a body stands for every member of that name.
/// </summary>
internal sealed class RetryIndex
{
    private const string Marker = "RefreshesToken";

    /// <summary>What a rejection is tested for; code that resends without any refresh has nothing else to be known by.</summary>
    private static readonly ImmutableArray<string> Rejections = ["Unauthorized", "IsSuccessStatusCode", "EnsureSuccessStatusCode"];

    private readonly HashSet<string> _reaching;
    private readonly HashSet<string> _uses;

    private RetryIndex(HashSet<string> reaching, HashSet<string> uses) => (_reaching, _uses) = (reaching, uses);

    /// <summary>Reads the names of a compilation; <see langword="null"/> when none of them refreshes a token.</summary>
    public static RetryIndex? Read(Compilation compilation, ImmutableHashSet<string> configured, CancellationToken cancellationToken)
    {
        var trees = compilation.SyntaxTrees.Select(tree => TreeNames.Of(tree, cancellationToken)).ToList();
        var refreshes = new HashSet<string>(trees.SelectMany(static tree => tree.Marked).Concat(Marked(compilation)).Concat(configured.Select(static name => name.Substring(name.LastIndexOf('.') + 1))), StringComparer.Ordinal);
        var used = new HashSet<string>(trees.SelectMany(static tree => tree.Members).SelectMany(static member => member.Uses), StringComparer.Ordinal);
        var known = KnownRefreshApis.MemberNames(compilation);
        refreshes.UnionWith(used.Where(known.Contains));
        refreshes.UnionWith(trees.SelectMany(static tree => tree.Members).SelectMany(static member => member.Calls).Distinct(StringComparer.Ordinal).Where(RefreshNames.LooksLikeRefresh));
        if (!refreshes.Overlaps(used))
        {
            return null;
        }

        refreshes.UnionWith(Rejections);
        return new RetryIndex(Close(trees, refreshes), Uses(trees));
    }

    /// <summary>True when a member of this name may lead to a refresh.</summary>
    public bool MayRefresh(string member) => _reaching.Contains(member);

    /// <summary>True when no other member uses the name: nobody here calls it.</summary>
    public bool IsUnused(string member) => !_uses.Contains(member);

    private static HashSet<string> Close(List<TreeNames> trees, HashSet<string> names)
    {
        var members = trees.SelectMany(static tree => tree.Members).ToList();
        int before;
        do
        {
            before = names.Count;
            names.UnionWith(members.Where(member => !names.Contains(member.Name) && member.Uses.Overlaps(names)).Select(static member => member.Name).ToList());
        }
        while (names.Count > before);

        return names;
    }

    private static HashSet<string> Uses(List<TreeNames> trees)
        => new(trees.SelectMany(static tree => tree.Members).SelectMany(static member => member.Uses.Where(name => name != member.Name)), StringComparer.Ordinal);

    /// <summary>The names of marked members of those libraries that know the marker.</summary>
    private static IEnumerable<string> Marked(Compilation compilation)
        => compilation.SourceModule.ReferencedAssemblySymbols
            .Where(static assembly => assembly.TypeNames.Contains(Marker + "Attribute") || assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "AuthErrors.Runtime")))
            .SelectMany(static assembly => Types(assembly.GlobalNamespace))
            .SelectMany(static type => type.GetMembers())
            .Where(static member => member is IMethodSymbol or IPropertySymbol && member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == Marker + "Attribute"))
            .Select(static member => member.Name);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
