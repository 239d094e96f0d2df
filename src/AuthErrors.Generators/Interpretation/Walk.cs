using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>
/// Follows all paths through the graph of one activation: a worklist of blocks with states. A block is entered once with each state, so loops end
/// when they bring nothing new.
/// </summary>
internal sealed class Walk
{
    private readonly Machine _machine;
    private readonly Frame _frame;
    private readonly Evaluator _evaluator;
    private readonly Queue<(BasicBlock Block, State State)> _open = new();
    private readonly Dictionary<int, Visits> _visits = [];
    private readonly List<Outcome> _outcomes = [];

    /// <summary>The <c>finally</c> that this walk is confined to, and the states at its end.</summary>
    private readonly ControlFlowRegion? _finally;
    private readonly List<State> _ends = [];

    /// <summary>Prepares a walk through a whole body.</summary>
    public Walk(Machine machine, Frame frame)
        : this(machine, frame, @finally: null)
    {
    }

    private Walk(Machine machine, Frame frame, ControlFlowRegion? @finally)
    {
        _machine = machine;
        _frame = frame;
        _finally = @finally;
        _evaluator = new Evaluator(machine, frame);
    }

    /// <summary>How the body can end.</summary>
    public Outcomes Run(State state)
    {
        Enqueue(_frame.Graph.Blocks[0], state);
        Drain();
        return Outcomes.Union(_outcomes);
    }

    private void Drain()
    {
        while (_open.Count > 0 && _machine.Step())
        {
            var (block, state) = _open.Dequeue();
            Enter(block, state);
        }
    }

    private void Enqueue(BasicBlock block, State state)
    {
        state = state with { Store = state.Store.Where(_frame.Id, variable => !_frame.Liveness.IsDead(variable, block)) };
        if (!_visits.TryGetValue(block.Ordinal, out var visits))
        {
            _visits.Add(block.Ordinal, visits = new Visits());
        }

        if (visits.Add(state) is { } fresh)
        {
            _open.Enqueue((block, fresh));
        }
    }

    private void Enter(BasicBlock block, State state)
    {
        var region = block.EnclosingRegion;
        _evaluator.Region = region;
        var outcomes = Outcomes.Of(state, Value.Nothing);
        foreach (var operation in block.Operations)
        {
            outcomes = outcomes.Then((before, _) => _evaluator.Evaluate(operation, before));
        }

        outcomes = block.BranchValue is { } branch ? outcomes.Then((before, _) => _evaluator.Evaluate(branch, before)) : outcomes;
        foreach (var outcome in outcomes)
        {
            if (outcome.IsThrown)
            {
                Throw(region, outcome.State, outcome.Value);
            }
            else
            {
                Leave(block, outcome);
            }
        }
    }

    private void Leave(BasicBlock block, Outcome outcome)
    {
        if (block.ConditionalSuccessor is not { } conditional)
        {
            Follow(block, block.FallThroughSuccessor, outcome);
            return;
        }

        var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        foreach (var truth in new[] { true, false })
        {
            if (_evaluator.Branches.Assume(block.BranchValue!, outcome.Value, truth, outcome.State) is { } assumed)
            {
                Follow(block, truth == jumpsWhen ? conditional : block.FallThroughSuccessor, outcome with { State = assumed });
            }
        }
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, Outcome outcome)
    {
        if (branch is null)
        {
            // The exit block has no branch: the body ends without a value.
            _outcomes.Add(outcome with { Value = Value.Nothing });
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.Throw)
        {
            Throw(block.EnclosingRegion, outcome.State, outcome.Value);
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.Rethrow)
        {
            var clause = Handlers.ClauseOf(block.EnclosingRegion);
            Throw(block.EnclosingRegion, outcome.State, clause is null ? Value.Something : _evaluator.Caught(clause, outcome.State));
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            EndHandling(block, outcome.State);
            return;
        }

        foreach (var state in branch.FinallyRegions.Aggregate(new List<State> { outcome.State }, (states, region) => states.SelectMany(state => RunFinally(region, state)).ToList()))
        {
            var left = Drop(branch.LeavingRegions, state);
            if (branch.Semantics == ControlFlowBranchSemantics.Return)
            {
                _outcomes.Add(new Outcome(left, outcome.Value));
            }
            else if (branch is { Semantics: ControlFlowBranchSemantics.Regular, Destination: { } destination })
            {
                Enqueue(destination, Turn(block, destination, left));
            }
        }
    }

    /// <summary>Counts anew in each turn that is a request of its own, and goes on where it was when the loop is over.</summary>
    private State Turn(BasicBlock from, BasicBlock to, State state)
    {
        var turns = _frame.Turns;
        state = turns.Left(from, to).Aggregate(state, (left, loop) => left.Store.Read(_frame.Id, (loop, nameof(Turn))) is TallyValue saved
            ? left.Count(saved.Tally) with { Store = left.Count(saved.Tally).Store.Forget(_frame.Id, (loop, nameof(Turn))) }
            : left);
        state = turns.Entered(from, to).Aggregate(state, (entered, loop) => entered with { Store = entered.Store.Write(_frame.Id, (loop, nameof(Turn)), new TallyValue(entered.Tally)) });
        return turns.Turned(to).Any() ? state.StartRequest() : state;
    }

    /// <summary>The end of a filter that has said no, or of a <c>finally</c>.</summary>
    private void EndHandling(BasicBlock block, State state)
    {
        var filter = Handlers.Around(block.EnclosingRegion).FirstOrDefault(static region => region.Kind == ControlFlowRegionKind.Filter);
        if (filter is { EnclosingRegion: { } clause })
        {
            var exception = _evaluator.Caught(clause, state);
            Offer(clause.EnclosingRegion!, clause, state, exception);
        }
        else if (_finally is not null)
        {
            _ends.Add(state);
        }
    }

    /// <summary>Carries an exception outwards from a region to the first clauses that may catch it.</summary>
    private void Throw(ControlFlowRegion? region, State state, Value exception)
    {
        foreach (var around in Handlers.Around(region).TakeWhile(around => around != _finally))
        {
            if (Handlers.CatchesOf(around).Any())
            {
                Offer(around.EnclosingRegion!, after: null, Drop([around], state), exception);
                return;
            }

            if (Handlers.FinallyOf(around) is { } last)
            {
                var outer = around.EnclosingRegion!;
                foreach (var end in RunFinally(last, Drop([around], state)))
                {
                    Throw(outer, end, exception);
                }

                return;
            }
        }

        _outcomes.Add(new Outcome(state, exception, IsThrown: true));
    }

    /// <summary>Offers an exception to the clauses of a <c>try</c>, from the one after <paramref name="after"/>; what none is sure to take goes on outwards.</summary>
    private void Offer(ControlFlowRegion whole, ControlFlowRegion? after, State state, Value exception)
    {
        var clauses = Handlers.CatchesOf(whole.NestedRegions[0]).SkipWhile(clause => after is not null && clause != after).Skip(after is null ? 0 : 1);
        foreach (var clause in clauses)
        {
            var isTaken = Exceptions.IsCaught(_machine.TypeOf(exception), clause.ExceptionType);
            if (isTaken == false)
            {
                continue;
            }

            Enqueue(_frame.Graph.Blocks[clause.FirstBlockOrdinal], _evaluator.Catch(clause, state, exception));
            if (isTaken == true)
            {
                return;
            }
        }

        Throw(whole.EnclosingRegion, state, exception);
    }

    private List<State> RunFinally(ControlFlowRegion region, State state)
    {
        var walk = new Walk(_machine, _frame, region);
        walk.Enqueue(_frame.Graph.Blocks[region.FirstBlockOrdinal], state);
        walk.Drain();

        // What a finally throws takes the place of whatever it was run for.
        foreach (var thrown in walk._outcomes.Where(static outcome => outcome.IsThrown))
        {
            Throw(region.EnclosingRegion!.EnclosingRegion, thrown.State, thrown.Value);
        }

        return walk._ends;
    }

    private State Drop(IEnumerable<ControlFlowRegion> regions, State state)
    {
        var store = state.Store;
        foreach (var region in regions)
        {
            store = region.Locals.Aggregate(store, (left, local) => left.Forget(_frame.Id, local));
            store = region.CaptureIds.Aggregate(store, (left, capture) => left.Forget(_frame.Id, capture));
        }

        return state with { Store = store };
    }
}
