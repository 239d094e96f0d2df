using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Retries;

/// <summary>
/// Which methods lead to a refresh, or to a retry with a token, told by what their bodies call. It is far cheaper than running them, and most methods
/// that share a name with one that does have nothing to do with tokens.
/// </summary>
internal sealed class RefreshReach(Graphs graphs, RefreshFinder refreshes)
{
    private readonly ConcurrentDictionary<IMethodSymbol, BodyCalls> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>True when a request that starts with a method has something that the rules could be about.</summary>
    public bool Leads(IMethodSymbol start, CancellationToken cancellationToken)
    {
        var reached = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { start.OriginalDefinition };
        var open = new Stack<IMethodSymbol>(reached);
        var (readsToken, testsRejection) = (false, false);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var method = open.Pop();
            var body = _bodies.TryGetValue(method, out var known) ? known : _bodies.GetOrAdd(method, Read(method, cancellationToken));
            readsToken |= body.ReadsToken;
            testsRejection |= body.TestsRejection;
            if (body.Refreshes || (readsToken && testsRejection))
            {
                return true;
            }

            foreach (var called in body.Calls.Where(reached.Add))
            {
                open.Push(called);
            }
        }

        return false;
    }

    private BodyCalls Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (graphs.Of(method, cancellationToken) is not { } graph)
        {
            return BodyCalls.None;
        }

        var called = new List<IMethodSymbol>();
        var (refreshing, token, rejection) = (false, false, false);
        foreach (var operation in graph.OriginalOperation.DescendantsAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rejection |= operation is IFieldReferenceOperation { Field: { Name: "Unauthorized" or "Forbidden", ContainingType.Name: "HttpStatusCode" } } or IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" };
            if (operation is IFieldReferenceOperation { Field: var field })
            {
                token |= TokenReads.IsToken(field);
            }
            else if (CalledBy(operation) is { } target)
            {
                token |= operation is IPropertyReferenceOperation && TokenReads.IsToken(target.AssociatedSymbol ?? target);
                refreshing |= refreshes.Of(target, () => operation as IInvocationOperation) is not null;
                called.AddRange(Targets(target, cancellationToken));
            }
        }

        return new BodyCalls(refreshing, token, rejection, [.. called.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)]);
    }

    private static IMethodSymbol? CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation property => property.Property.GetMethod,
        _ => null,
    };

    /// <summary>The bodies that a call may run. Methods of an object that is made here are reached as soon as one of its type is.</summary>
    private IEnumerable<IMethodSymbol> Targets(IMethodSymbol target, CancellationToken cancellationToken)
    {
        target = target.OriginalDefinition;
        if (target.MethodKind == MethodKind.LocalFunction)
        {
            // Its body is part of the method's.
            return [];
        }

        if (target.MethodKind == MethodKind.Constructor)
        {
            return target.DeclaringSyntaxReferences.IsEmpty && target.ContainingType.DeclaringSyntaxReferences.IsEmpty ? [] : target.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(static method => method.IsOverride).Prepend(target);
        }

        return target.DeclaringSyntaxReferences.IsEmpty ? [] : target.IsAbstract || target.IsVirtual
            ? Dispatch.Implementations(target, receiver: null, graphs.Compilation, cancellationToken).Select(static method => method.OriginalDefinition).Prepend(target)
            : [target];
    }
}
