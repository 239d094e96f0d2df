using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>Judges the requests of one compilation. What it learns of one serves for the others.</summary>
internal sealed class RetryJudge
{
    private readonly RetryIndex _index;
    private readonly RefreshFinder _refreshes;
    private readonly Graphs _graphs;
    private readonly Reach _reach;

    private RetryJudge(Compilation compilation, RetryIndex index, ImmutableHashSet<string> configured)
    {
        _index = index;
        _refreshes = new RefreshFinder(configured);
        _graphs = new Graphs(compilation);
        _reach = new Reach(_graphs, _refreshes);
    }

    /// <summary>The judge of a compilation; <see langword="null"/> when nothing in it refreshes a token.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="configured">Methods that the project says refresh a token.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static RetryJudge? For(Compilation compilation, ImmutableHashSet<string> configured, CancellationToken cancellationToken)
        => RetryIndex.Read(compilation, configured, cancellationToken) is { } index ? new RetryJudge(compilation, index, configured) : null;

    /// <summary>What the rules find in the request that starts with a method; nothing for a method that none starts with.</summary>
    public IReadOnlyList<RetryFinding> Judge(IMethodSymbol method, CancellationToken cancellationToken)
        => RequestStarts.Is(method, _index, _refreshes) ? RetryCheck.Judge(new Request(method, _graphs, _reach, _refreshes, cancellationToken)) : [];
}
