using System.Collections.Generic;

namespace AuthErrors.Generators.Values;

/// <summary>A task that ended with an exception, which whoever awaits it gets.</summary>
/// <param name="Exception">The exception.</param>
internal sealed record FaultedValue(Value Exception) : Value
{
    /// <inheritdoc/>
    public override IEnumerable<Value> Parts => [Exception];
}
