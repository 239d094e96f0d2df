using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Libraries;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Resilience;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>One logical request: the method it starts with, run against whichever server a rule imagines.</summary>
internal sealed class Request(IMethodSymbol method, Graphs graphs, Reach reach, RefreshFinder refreshes, CancellationToken cancellationToken)
{
    private static readonly ImmutableArray<ILibrary> Libraries =
        [new HttpLibrary(), new ContentLibrary(), new TaskLibrary(), new TextLibrary(), new ThreadingLibrary(), new LazyLibrary(), new PollyLibrary(), new CollectionLibrary()];

    /// <summary>The method that the request starts with.</summary>
    public IMethodSymbol Method { get; } = method;

    /// <summary>What stands in the bodies that it leads to.</summary>
    public BodyFacts Facts { get; } = reach.Of(method, cancellationToken);

    /// <summary>True when there may be a refresh to count.</summary>
    public bool MayRefresh => (Facts & (BodyFacts.Refreshes | BodyFacts.MayRefresh)) != BodyFacts.None;

    /// <summary>Runs it.</summary>
    /// <param name="server">What it is run against.</param>
    /// <param name="observer">Whom to tell what happens.</param>
    /// <param name="mostRefreshes">A path ends at this many.</param>
    public Run Run(Server server, IObserver observer, int mostRefreshes)
    {
        if (graphs.Of(Method, cancellationToken) is not { } graph)
        {
            return new Run(GaveUp: null, IsEndless: false);
        }

        var machine = new Machine(graphs, reach, refreshes, server, observer, Libraries, mostRefreshes, MayRefresh ? Limits.Steps : Limits.StepsWithoutRefresh, cancellationToken);
        var frame = new Frame(machine.Owner(Method), Method, graph, lexical: null, caller: null);
        foreach (var outcome in new Walk(machine, frame).Run(Start(machine, frame)))
        {
            observer.Ended(outcome);
        }

        return new Run(machine.GaveUp, machine.IsEndless);
    }

    private State Start(Machine machine, Frame frame)
    {
        var held = new Dictionary<object, Value>();
        if (!Method.IsStatic)
        {
            held.Add(Frame.Self, machine.Shared(Method.ContainingType, Method.ContainingType));
        }

        foreach (var parameter in Method.OriginalDefinition.Parameters)
        {
            if (parameter.HasExplicitDefaultValue)
            {
                // Whoever starts a request leaves out what only its retries pass.
                held.Add(parameter, Arithmetic.Constant(parameter.ExplicitDefaultValue));
            }
            else if (parameter.Type is { Name: "HttpRequestMessage" or "Stream", NullableAnnotation: not NullableAnnotation.Annotated })
            {
                held.Add(parameter, machine.Own(parameter, parameter.Type));
            }
        }

        var state = State.Start with { Store = held.Aggregate(Store.Empty, (store, variable) => store.Write(frame.Id, variable.Key, variable.Value)) };
        return held.Where(static variable => variable.Key is IParameterSymbol).Select(static variable => variable.Value).OfType<ReferenceValue>()
            .Aggregate(state, (after, message) => Bodies.Arrive(message, machine.TypeOf(message)!, machine, after));
    }
}
