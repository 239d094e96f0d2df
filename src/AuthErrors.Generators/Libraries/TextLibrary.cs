using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Libraries;

/// <summary>Equality, strings and nullable values.</summary>
internal sealed class TextLibrary : ILibrary
{
    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine) => (call.Method.ContainingType?.Name, call.Method.Name) switch
    {
        ("Nullable", "get_HasValue") => call.Gives(BoolValue.Of(!Comparison.IsNull(call.Receiver!))),
        ("Nullable", "get_Value") => call.Gives(call.Receiver!),
        ("Nullable", "GetValueOrDefault") => Comparison.IsNull(call.Receiver!) switch
        {
            true => call.Gives(call.Arguments.Length > 0 ? call[0] : Arithmetic.Default(call.Method.ReturnType)),
            false => call.Gives(call.Receiver!),
            null => null,
        },
        ("Nullable", ".ctor") when call.Arguments.Length == 1 => call.Gives(call[0]),
        ("String", "IsNullOrEmpty" or "IsNullOrWhiteSpace") => call.Gives(BoolValue.Of(IsEmpty(call[0]))),
        ("String" or "Object", "Equals" or "ReferenceEquals") when call.Method.IsStatic && call.Arguments.Length >= 2 => Equal(call.Arguments[0], call.Arguments[1], call),
        (_, "Equals") when !call.Method.IsStatic && call.Instance is { } instance && call.Arguments.Length >= 1 && !machine.Calls.HasBody(call.Method)
            => Equal(new Argument(Parameter: null, call.Receiver!, instance), call.Arguments[0], call),
        ("Enum", "HasFlag") when call.Receiver is NumberValue { IsExact: true } set && call[0] is NumberValue { IsExact: true } flag => call.Gives(BoolValue.Of((set.Low & flag.Low) == flag.Low)),
        _ => null,
    };

    private static bool? IsEmpty(Value value) => value switch
    {
        NullValue => true,
        TextValue text => string.IsNullOrWhiteSpace(text.Text),
        TokenValue => false,
        _ => null,
    };

    private static Outcomes Equal(Argument one, Argument other, Call call)
    {
        var compared = Locking.Compared(one.Target, one.Value, other.Target, other.Value, call.State);
        var truth = Comparison.AreEqual(one.Value, other.Value);
        return Outcomes.Of(compared, truth is null ? Arithmetic.Derived(Untold(one.Value), Untold(other.Value)) : BoolValue.Of(truth));
    }

    /// <summary>A comparison with a token is no token.</summary>
    private static Value Untold(Value value) => value is TokenValue ? Value.Something : value;
}
