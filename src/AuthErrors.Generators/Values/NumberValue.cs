using System;

namespace AuthErrors.Generators.Values;

/// <summary>An integer, a character or a member of an enum, known to lie between two bounds: counters of attempts above all.</summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be.</param>
internal sealed record NumberValue(long Low, long High) : Value
{
    /// <summary>Exactly one number.</summary>
    public static NumberValue Of(long number) => new(number, number);

    /// <summary>True when it is one number.</summary>
    public bool IsExact => Low == High;

    /// <summary>The least interval that holds both.</summary>
    public NumberValue Hull(NumberValue other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Where both are; nothing when they share no number.</summary>
    public NumberValue? Meet(NumberValue other)
    {
        var (low, high) = (Math.Max(Low, other.Low), Math.Min(High, other.High));
        return low <= high ? new NumberValue(low, high) : null;
    }

    /// <summary>What follows when a loop has moved it once more: an end that moves is taken to move for ever.</summary>
    public NumberValue Widen(NumberValue next) => new(next.Low < Low ? long.MinValue : next.Low, next.High > High ? long.MaxValue : next.High);

    /// <summary>The sum. A bound without end stays without end.</summary>
    public NumberValue Plus(NumberValue other) => new(Add(Low, other.Low, long.MinValue), Add(High, other.High, long.MaxValue));

    /// <summary>The same number with the other sign.</summary>
    public NumberValue Negate() => new(High == long.MaxValue ? long.MinValue : -High, Low == long.MinValue ? long.MaxValue : -Low);

    private static long Add(long one, long other, long endless)
    {
        if (one is long.MinValue or long.MaxValue || other is long.MinValue or long.MaxValue)
        {
            return endless;
        }

        var sum = unchecked(one + other);
        return ((one ^ sum) & (other ^ sum)) < 0 ? endless : sum;
    }
}
