using System.Runtime.InteropServices;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>
/// What a pattern does to the codes: those it matches, and among them those it names. The difference is the whole rule:
/// <c>_</c> takes every code and names none.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Coverage(CodeSet Takes, CodeSet Names)
{
    public static Coverage None => default;
}
