using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Libraries;

/// <summary>What is made once and shared: <c>Lazy</c>, and a dictionary that makes what it lacks.</summary>
internal sealed class LazyLibrary : ILibrary
{
    private const string Factory = nameof(Factory);
    private const string Made = nameof(Made);
    private const string Guard = nameof(Guard);

    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine) => (call.Method.ContainingType?.Name, call.Method.Name, call.Receiver) switch
    {
        ("Lazy", ".ctor", ReferenceValue lazy) => Outcomes.Of(call.State with { Store = call.State.Store.Write(lazy.Address, Factory, call[0]) }, lazy),
        ("Lazy", "get_Value", ReferenceValue lazy) => Force(call, lazy, machine),
        ("ConcurrentDictionary" or "IMemoryCache" or "HybridCache" or "CacheExtensions", "GetOrAdd" or "GetOrCreate" or "GetOrCreateAsync", _) => GetOrAdd(call, machine),
        _ => null,
    };

    /// <summary>An entry that other requests find, made for the rejected token: what is lazy in it runs once for that token.</summary>
    public static State Keep(ReferenceValue entry, Machine machine, State state)
    {
        machine.Share(entry);
        var held = state.Store.Of(entry.Address).Values.ToList();
        return held.OfType<TokenValue>().Any(static token => token.IsBeforeSend)
            ? held.OfType<ReferenceValue>().Aggregate(state, static (kept, lazy) => kept with { Store = kept.Store.Write(lazy.Address, Guard, BoolValue.True) })
            : state;
    }

    private static Outcomes Force(Call call, ReferenceValue lazy, Machine machine)
    {
        var kept = call.State.Store.Read(lazy.Address, Made);
        if (kept is not null)
        {
            return call.Gives(kept);
        }

        var guard = new HeldLock(Name: null, !machine.IsOwn(lazy.Address) || call.State.Store.Read(lazy.Address, Guard) is not null, IsAcrossAwaits: true, call.State.Store.Read(lazy.Address, Guard) is BoolValue { Truth: true });
        return Under(guard, call.State.Store.Read(lazy.Address, Factory), call, machine)
            .Then((state, value) => Outcomes.Of(state with { Store = state.Store.Write(lazy.Address, Made, value is UnknownValue ? Value.Something : value) }, value));
    }

    /// <summary>Whoever asks for the same key gets the same: with the rejected token for a key, the refresh of that token.</summary>
    private static Outcomes? GetOrAdd(Call call, Machine machine)
    {
        var key = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "key")?.Value ?? call[0];
        var factory = call.Arguments.Select(static argument => argument.Value).LastOrDefault(static value => value is DelegateValue);
        var owner = (call.Receiver as ReferenceValue)?.Address ?? machine.Owner(("dictionary", call.Instance?.Syntax.ToString() ?? ""));
        var name = call.Instance is { } instance ? machine.Graphs.ModelOf(instance.Syntax.SyntaxTree).GetSymbolInfo(instance.Syntax, machine.CancellationToken).Symbol : null;
        if (call.State.Store.Read(owner, (Made, key)) is { } known)
        {
            return call.Gives(known);
        }

        var isShared = Sharing.IsShared(name) && !(call.Receiver is ReferenceValue && machine.IsOwn(owner));
        var guard = new HeldLock(name, isShared, IsAcrossAwaits: true, key is TokenValue { IsBeforeSend: true } && !IsEmptied(name));
        var made = factory is null ? call.Gives(call.Arguments[call.Arguments.Length - 1].Value) : Under(guard, factory, call, machine, key);
        return made.Then((state, value) =>
        {
            if (value is ReferenceValue given && isShared)
            {
                machine.Share(given);
            }

            var store = state.Store.Write(owner, (Made, key), value is UnknownValue ? Value.Something : value);
            store = value is ReferenceValue lazy && isShared ? store.Write(lazy.Address, Guard, BoolValue.Of(guard.IsCompared)) : store;
            return Outcomes.Of(state with { Store = store }, value);
        });
    }

    private static Outcomes Under(HeldLock guard, Value? factory, Call call, Machine machine, params Value[] arguments)
        => machine.Calls.Invoke(factory, call, Machine.Take(call.State, guard), arguments)
            .Then((state, value) => Outcomes.Of(Machine.Leave(state, guard.Name), value));

    /// <summary>True when entries are taken out again: a late rejection then finds none, and refreshes.</summary>
    private static bool IsEmptied(ISymbol? dictionary)
        => dictionary?.ContainingType.DeclaringSyntaxReferences.SelectMany(static reference => reference.GetSyntax().DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Any(access => access.Name.Identifier.ValueText is "TryRemove" or "Remove" or "Clear" && access.Expression.ToString().EndsWith(dictionary.Name, System.StringComparison.Ordinal)) == true;
}
