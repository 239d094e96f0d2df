using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Libraries;

/// <summary>Locks, and the atomic operations that serve as locks.</summary>
internal sealed class ThreadingLibrary : ILibrary
{
    private const string InitialCount = nameof(InitialCount);

    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine) => (call.Method.ContainingType?.Name, call.Method.Name) switch
    {
        ("SemaphoreSlim" or "Semaphore", ".ctor") when call.Receiver is ReferenceValue semaphore && call[0] is NumberValue count
            => Outcomes.Of(call.State with { Store = call.State.Store.Write(semaphore.Address, InitialCount, count) }, semaphore),
        ("SemaphoreSlim" or "Semaphore" or "Mutex", "WaitAsync" or "Wait" or "WaitOne") => Wait(call, machine, isAcrossAwaits: true),
        ("SemaphoreSlim" or "Semaphore" or "Mutex", "Release" or "ReleaseMutex") => Outcomes.Of(Machine.Leave(call.State, NameOf(call, machine)), Value.Something),
        ("Monitor", "Enter" or "TryEnter") => Wait(call, machine, isAcrossAwaits: false),
        ("Lock", "Enter" or "EnterScope" or "TryEnter") => Wait(call, machine, isAcrossAwaits: false),
        ("Monitor" or "Lock", "Exit") => Outcomes.Of(Machine.Leave(call.State, NameOf(call, machine)), Value.Nothing),
        ("Scope", "Dispose") when call.Method.ContainingType.ContainingType?.Name == "Lock" => Outcomes.Of(Machine.Leave(call.State, name: null), Value.Nothing),
        ("Interlocked", "CompareExchange") when call.Arguments.Length == 3 => Exchange(call, machine, call[2]),
        ("Interlocked", "Exchange") when call.Arguments.Length == 2 => Exchange(call, machine, comparand: null),
        ("Interlocked", "Increment" or "Decrement") => Step(call, machine),
        ("Volatile", "Read") => call.Gives(call[0]),
        ("Volatile", "Write") => machine.Memory.Assign(call.Site, call.Arguments[0].Target, call[1], Released(call, machine, call[1])),
        _ => null,
    };

    private static Outcomes Wait(Call call, Machine machine, bool isAcrossAwaits)
    {
        if (!IsAwaited(call) || Permits(call) > 1)
        {
            return Outcomes.Of(call.State, BoolValue.True);
        }

        var isOwn = (call.Receiver ?? call[0]) is ReferenceValue { Address: var address } && machine.IsOwn(address);
        var name = NameOf(call, machine);
        var taken = Machine.Take(call.State, new HeldLock(name, !isOwn && Sharing.IsShared(name), isAcrossAwaits, IsCompared: call.State.Tally.Sends == 0 && isAcrossAwaits));
        var gained = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.RefKind == RefKind.Ref) is { } flag
            ? machine.Memory.Assign(call.Site, flag.Target, BoolValue.True, taken).Select(static (_, _) => BoolValue.True)
            : Outcomes.Of(taken, BoolValue.True);

        // With a time limit the lock may be refused.
        return machine.Server.IsBusy && Tasks.ResultOf(call.Method.ReturnType).SpecialType == SpecialType.System_Boolean ? gained.Or(call.Gives(BoolValue.False)) : gained;
    }

    /// <summary>A task that is let go does not keep anybody waiting.</summary>
    private static bool IsAwaited(Call call) => !Tasks.IsTask(call.Method.ReturnType) || call.Site.Operation.Syntax.Parent is not ExpressionStatementSyntax;

    private static long Permits(Call call)
        => call.Receiver is ReferenceValue semaphore && call.State.Store.Read(semaphore.Address, InitialCount) is NumberValue count ? count.High : 1;

    /// <summary>
    /// An exchange of a shared field: whoever finds it free holds it like a lock, until it is freed. On a variable of the request it is what it says.
    /// </summary>
    private static Outcomes Exchange(Call call, Machine machine, Value? comparand)
    {
        var target = call.Arguments[0].Target;
        var next = call[1];
        if (target is not IFieldReferenceOperation field || machine.Memory.IsOwn(call.Site.Frame, field, call.State))
        {
            var isKept = comparand is not null && Comparison.AreEqual(call[0], comparand) == false;
            return isKept ? call.Gives(call[0]) : machine.Memory.Assign(call.Site, target, next, call.State).Select((_, _) => call[0]);
        }

        if (IsFree(next))
        {
            return Outcomes.Of(Released(call, machine, next), Value.Unknown);
        }

        var taken = Machine.Take(call.State, new HeldLock(field.Field, Sharing.IsShared(field.Field), IsAcrossAwaits: true, IsCompared: false));
        var free = comparand ?? Arithmetic.Default(field.Field.Type);
        if (free is UnknownValue)
        {
            // Nothing is known of what was there but that it is what the caller has seen.
            free = machine.Own(("seen", call.Site.Operation), field.Field.Type);
            taken = machine.Memory.Replace(call.Site.Frame, call.Arguments[2].Target, free, taken);
        }

        var won = Outcomes.Of(next is ReferenceValue entry ? LazyLibrary.Keep(entry, machine, taken) : taken, free);
        return machine.Server.IsBusy ? won.Or(call.Gives(next is NumberValue or BoolValue ? next : machine.Own(("other", call.Site.Operation), field.Field.Type))) : won;
    }

    private static Outcomes Step(Call call, Machine machine)
    {
        var by = NumberValue.Of(call.Method.Name == "Increment" ? 1 : -1);
        return machine.Memory.Assign(call.Site, call.Arguments[0].Target, Arithmetic.Binary(BinaryOperatorKind.Add, call[0], by), call.State);
    }

    private static State Released(Call call, Machine machine, Value next)
        => IsFree(next) && call.Arguments[0].Target is IFieldReferenceOperation field && !machine.Memory.IsOwn(call.Site.Frame, field, call.State)
            && call.State.Locks.Any(held => SymbolEqualityComparer.Default.Equals(held.Name, field.Field))
            ? Machine.Leave(call.State, field.Field)
            : call.State;

    private static bool IsFree(Value value) => value is NullValue or BoolValue { Truth: false } or NumberValue { Low: 0, High: 0 };

    private static ISymbol? NameOf(Call call, Machine machine)
    {
        var operation = call.Instance ?? call.Arguments.Select(static argument => argument.Target).FirstOrDefault();
        return operation is null ? null : machine.Graphs.ModelOf(operation.Syntax.SyntaxTree).GetSymbolInfo(operation.Syntax, machine.CancellationToken).Symbol;
    }
}
