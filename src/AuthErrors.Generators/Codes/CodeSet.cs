using System;
using System.Numerics;

namespace AuthErrors.Generators.Codes;

/// <summary>A set of what a switch can meet: the values of an enum by their place in it, and behind them null.</summary>
internal readonly record struct CodeSet
{
    private const int BitsPerByte = 8;

    private readonly BigInteger _bits;

    private CodeSet(BigInteger bits) => _bits = bits;

    public static CodeSet Empty => default;

    public bool IsEmpty => _bits.IsZero;

    public static CodeSet operator |(CodeSet left, CodeSet right) => new(left._bits | right._bits);

    public static CodeSet operator &(CodeSet left, CodeSet right) => new(left._bits & right._bits);

    public static CodeSet Of(int element) => new(BigInteger.One << element);

    /// <summary>Of the first so many elements those for which a test holds.</summary>
    public static CodeSet Where(int count, Func<int, bool> test)
    {
        // Room for one bit more: the highest of the last byte is the sign.
        var bytes = new byte[(count / BitsPerByte) + 1];
        for (var element = 0; element < count; element++)
        {
            if (test(element))
            {
                bytes[element / BitsPerByte] |= (byte)(1 << (element % BitsPerByte));
            }
        }

        return new CodeSet(new BigInteger(bytes));
    }

    public CodeSet Except(CodeSet other) => new(_bits & ~other._bits);

    public bool Contains(int element) => !(_bits >> element).IsEven;

    public bool Overlaps(CodeSet other) => !(this & other).IsEmpty;
}
