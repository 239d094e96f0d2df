using System.Runtime.InteropServices;
using AuthErrors.Generators.Codes;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>
/// What a pattern does to the codes. That it takes a code and does not name it is the whole rule: <c>_</c> takes every code and
/// names none.
/// </summary>
/// <param name="Takes">The codes that it matches for certain.</param>
/// <param name="MayTake">The codes that it may match. More than <paramref name="Takes"/> where the type of a parameter decides.</param>
/// <param name="Names">Of those it takes, the codes that it names.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Coverage(CodeSet Takes, CodeSet MayTake, CodeSet Names)
{
    public static Coverage None => default;

    /// <summary>Takes codes, and names none of them.</summary>
    public static Coverage Nameless(CodeSet takes) => new(takes, takes, CodeSet.Empty);

    /// <summary>Takes codes by naming them.</summary>
    public static Coverage Naming(CodeSet named) => new(named, named, named);

    public static Coverage operator |(Coverage left, Coverage right)
        => new(left.Takes | right.Takes, left.MayTake | right.MayTake, left.Names | right.Names);

    /// <summary>Both must match; what one side names is named if the other side takes it.</summary>
    public static Coverage operator &(Coverage left, Coverage right)
        => new(left.Takes & right.Takes, left.MayTake & right.MayTake, (left.Names & right.Takes) | (right.Names & left.Takes));
}
