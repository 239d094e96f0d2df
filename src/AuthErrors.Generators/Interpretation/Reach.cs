using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Refreshes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>
/// What a method leads to, told by what bodies call and not by running them. It is far cheaper, and most methods that share a name with one that refreshes
/// have nothing to do with tokens.
/// </summary>
internal sealed class Reach(Graphs graphs, RefreshFinder refreshes)
{
    private readonly ConcurrentDictionary<IMethodSymbol, BodyCalls> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _worth = new(SymbolEqualityComparer.Default);

    /// <summary>Which methods calls may reach.</summary>
    public Dispatch Dispatch { get; } = new(graphs.Compilation);

    /// <summary>What stands in the bodies that a method leads to.</summary>
    public BodyFacts Of(IMethodSymbol start, CancellationToken cancellationToken) => Search(start, int.MaxValue, cancellationToken).Facts;

    /// <summary>True for a call that is worth following: it matters to the rules, or costs next to nothing.</summary>
    public bool IsWorthRunning(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (_worth.TryGetValue(method.OriginalDefinition, out var known))
        {
            return known;
        }

        var (facts, blocks) = Search(method, Limits.Aside, cancellationToken);
        return _worth.GetOrAdd(method.OriginalDefinition, blocks <= Limits.Aside || facts != BodyFacts.None || Search(method, int.MaxValue, cancellationToken).Facts != BodyFacts.None);
    }

    /// <summary>Goes from body to body until all is found, or more blocks than are asked for were seen.</summary>
    private (BodyFacts Facts, int Blocks) Search(IMethodSymbol start, int mostBlocks, CancellationToken cancellationToken)
    {
        var reached = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { start.OriginalDefinition };
        var open = new Stack<IMethodSymbol>(reached);
        var (facts, blocks) = (BodyFacts.None, 0);
        while (open.Count > 0 && facts != BodyFacts.All && blocks <= mostBlocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var method = open.Pop();
            var body = _bodies.TryGetValue(method, out var known) ? known : _bodies.GetOrAdd(method, Read(method, cancellationToken));
            facts |= body.Facts;
            blocks += body.Blocks;
            foreach (var called in body.Calls.Where(reached.Add))
            {
                open.Push(called);
            }
        }

        return (facts, blocks);
    }

    private BodyCalls Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (graphs.Of(method, cancellationToken) is not { } graph)
        {
            return BodyCalls.None;
        }

        var called = new List<IMethodSymbol>();
        var facts = BodyFacts.None;
        foreach (var operation in graph.OriginalOperation.DescendantsAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            facts |= FactsOf(operation);
            if (CalledBy(operation) is { } target)
            {
                facts |= refreshes.Of(target, () => operation as IInvocationOperation) switch
                {
                    null => BodyFacts.None,
                    { IsByName: true } => BodyFacts.MayRefresh,
                    _ => BodyFacts.Refreshes,
                };
                called.AddRange(Targets(target, cancellationToken));
            }
        }

        return new BodyCalls(facts, graph.Blocks.Length, [.. called.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)]);
    }

    private static BodyFacts FactsOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { Name: "Unauthorized", ContainingType.Name: "HttpStatusCode" } } => BodyFacts.TestsRejection,
        IFieldReferenceOperation { Field: { Name: "Forbidden", ContainingType.Name: "HttpStatusCode" } } or ILiteralOperation { ConstantValue: { HasValue: true, Value: 403 } } => BodyFacts.TestsRejection | BodyFacts.TestsForbidden,
        ILiteralOperation { ConstantValue: { HasValue: true, Value: 401 } } => BodyFacts.TestsRejection,
        IFieldReferenceOperation { Field: var field } when TokenReads.IsToken(field) => BodyFacts.ReadsToken,
        IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" } => BodyFacts.TestsRejection,
        IPropertyReferenceOperation { Property: var property } when TokenReads.IsToken(property) => BodyFacts.ReadsToken,
        IInvocationOperation { TargetMethod: { Name: "EnsureSuccessStatusCode" } } => BodyFacts.TestsRejection,
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } invoked } when Tasks.IsTask(invoked.ReturnType) => BodyFacts.Sends,
        IInvocationOperation { TargetMethod: var method } when Sends.IsResponse(Tasks.ResultOf(method.ReturnType)) || method.ContainingType?.Name == "HttpClient" => BodyFacts.Sends,
        _ => BodyFacts.None,
    };

    private static IMethodSymbol? CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation property => property.Property.GetMethod,
        _ => null,
    };

    /// <summary>The bodies that a call may run. What overrides something is reached as soon as an object of its type is made.</summary>
    private IEnumerable<IMethodSymbol> Targets(IMethodSymbol target, CancellationToken cancellationToken)
    {
        target = target.OriginalDefinition;
        return target switch
        {
            // Its body is part of the method's.
            { MethodKind: MethodKind.LocalFunction } => [],
            { MethodKind: MethodKind.Constructor } when !target.ContainingType.DeclaringSyntaxReferences.IsEmpty
                => target.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(static method => method.IsOverride).Prepend(target),
            _ when target.DeclaringSyntaxReferences.IsEmpty => [],
            { IsAbstract: true } or { IsVirtual: true } => Dispatch.Implementations(target, cancellationToken).Select(static method => method.OriginalDefinition).Prepend(target),
            _ => [target],
        };
    }
}
