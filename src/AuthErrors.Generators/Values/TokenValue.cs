using System;
using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Values;

/// <summary>The token of the request: what a refresh gave, or what was read from where a refresh stores it.</summary>
/// <param name="Version">How many refreshes of this request had run when it was current.</param>
/// <param name="IsBeforeSend">True when it was read before the last send, so that it is the one which that send was rejected with.</param>
/// <param name="IsUnderLock">True when it was read since the innermost lock was taken, so that it is what the last holder left.</param>
internal sealed record TokenValue(int Version, bool IsBeforeSend, bool IsUnderLock) : Value
{
    /// <summary>A value with each token in it mapped.</summary>
    public static Value Map(Value value, Func<TokenValue, TokenValue> map) => value switch
    {
        TokenValue token => map(token),
        TupleValue tuple => new TupleValue(tuple.Elements.Select(element => Map(element, map)).ToEquatableArray()),
        _ => value,
    };
}
