using System.Numerics;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>A set of what a switch can meet: the values of an enum by their place in it, and behind them null.</summary>
internal readonly record struct CodeSet
{
    private readonly BigInteger _bits;

    private CodeSet(BigInteger bits) => _bits = bits;

    public static CodeSet Empty => default;

    public bool IsEmpty => _bits.IsZero;

    public static CodeSet Of(int element) => new(BigInteger.One << element);

    public static CodeSet FirstOf(int count) => new((BigInteger.One << count) - 1);

    public static CodeSet operator |(CodeSet left, CodeSet right) => new(left._bits | right._bits);

    public static CodeSet operator &(CodeSet left, CodeSet right) => new(left._bits & right._bits);

    public CodeSet Except(CodeSet other) => new(_bits & ~other._bits);

    public bool Contains(int element) => !(_bits >> element).IsEven;

    public bool Overlaps(CodeSet other) => !(this & other).IsEmpty;
}
