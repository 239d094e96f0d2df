using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Resilience;

/// <summary>Asks a strategy whether it handles what an attempt came to.</summary>
internal sealed class Judgement(Callbacks callbacks, Machine machine)
{
    private const int ServerErrors = 500;
    private const int RequestTimeout = 408;

    /// <summary>The answers, which are truths or not known; asking may throw.</summary>
    public Outcomes Ask(Strategy strategy, Outcome outcome, int number)
        => strategy.Handles is HandledValue handled
            ? handled.Clauses.Aggregate(Outcomes.Of(outcome.State, BoolValue.False), (answers, clause) => answers.Then((state, answer) => answer is BoolValue { Truth: true }
                ? Outcomes.Of(state, answer)
                : Matches(clause, outcome with { State = state }).Select((_, match) => Arithmetic.Binary(BinaryOperatorKind.Or, answer, match))))
            : Test(strategy.Handles, callbacks.Invoke(strategy.Handles, outcome, number));

    private Outcomes Matches(HandledClause clause, Outcome outcome) => clause.Kind switch
    {
        HandledKind.Exception when outcome.IsThrown => And(Exceptions.IsCaught(machine.TypeOf(outcome.Value), clause.Exception), clause.Test, outcome),
        HandledKind.InnerException when outcome.IsThrown => Outcomes.Of(outcome.State, Value.Something),
        HandledKind.Uncancelled when outcome.IsThrown => Outcomes.Of(outcome.State, BoolValue.Of(!IsCancellation(outcome.Value))),
        HandledKind.Result when !outcome.IsThrown && clause.Test is DelegateValue => Test(clause.Test, callbacks.Invoke(clause.Test, outcome.State, outcome.Value)),
        HandledKind.Result when !outcome.IsThrown => Outcomes.Of(outcome.State, BoolValue.Of(Comparison.AreEqual(outcome.Value, clause.Test))),
        HandledKind.TransientStatus when !outcome.IsThrown => Outcomes.Of(outcome.State, BoolValue.Of(outcome.Value is ResponseValue { Status: var status } ? status is >= ServerErrors or RequestTimeout : null)),
        _ => Outcomes.Of(outcome.State, BoolValue.False),
    };

    /// <summary>An exception of the type is handled when the function, if there is one, says so too.</summary>
    private Outcomes And(bool? isOfType, Value test, Outcome outcome)
        => isOfType == false || test is NullValue
            ? Outcomes.Of(outcome.State, BoolValue.Of(isOfType))
            : callbacks.Invoke(test, outcome.State, outcome.Value).Select((_, answer) => Arithmetic.Binary(BinaryOperatorKind.And, BoolValue.Of(isOfType), answer));

    private bool? IsCancellation(Value exception)
        => Exceptions.Is(machine.TypeOf(exception), machine.Graphs.Compilation.GetTypeByMetadataName("System.OperationCanceledException"));

    /// <summary>What a function says that looks at the text of a body is a test of that text.</summary>
    private static Outcomes Test(Value test, Outcomes answers)
        => answers.Then((state, answer) => Outcomes.Of(answer.Has(Trait.Body) ? state with { TextTest = state.TextTest ?? Expression(test) } : state, answer));

    private static SyntaxNode? Expression(Value test)
        => (test as DelegateValue)?.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } expression } => expression,
            var declaration => declaration,
        };
}
