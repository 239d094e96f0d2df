using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Libraries;

/// <summary>Tasks. A task is its result, so whatever wraps, awaits or passes one on gives what it was given.</summary>
internal sealed class TaskLibrary : ILibrary
{
    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine)
        => call.Method.ContainingType is not { Name: var type, ContainingNamespace.Name: "Tasks" or "CompilerServices" } ? null : (type, call.Method.Name) switch
        {
            ("Task" or "ValueTask", "FromResult") => call.Gives(call[0]),
            ("Task" or "ValueTask", "FromException") => call.Gives(new FaultedValue(call[0])),
            ("Task" or "TaskFactory", "Run" or "StartNew") => machine.Calls.Invoke(call[0], call, call.State),
            ("Task", "WhenAny") => Sequences.ElementsOf(call.State, call[0]) is { IsEmpty: false } tasks ? new Outcomes([.. tasks.Select(task => new Outcome(call.State, task))]) : null,
            ("Task", "ContinueWith") => machine.Calls.Invoke(call[0], call, call.State, call.Receiver ?? Value.Unknown),
            ("Task" or "ValueTask", "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "Preserve") => call.Gives(call.Receiver!),
            (_, "get_Result") => call.Gives(call.Receiver!).Await(),
            (_, "GetResult" or "GetAwaiter") => call.Gives(call.Receiver!).Await(),
            ("TaskExtensions" or "TaskAsyncEnumerableExtensions", "Unwrap" or "ConfigureAwait") => call.Gives(call[0]),
            ("ValueTask", ".ctor") when call.Arguments.Length > 0 => call.Gives(call[0]),
            _ => null,
        };
}
