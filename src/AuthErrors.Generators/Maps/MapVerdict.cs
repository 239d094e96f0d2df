using System.Collections.Generic;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Maps;

/// <summary>What a map or table lacks.</summary>
/// <param name="Member">The field or property that holds it.</param>
/// <param name="Literal">Where it was written down.</param>
/// <param name="Codes">The enum that is its key.</param>
/// <param name="Missing">The codes without an entry. The fallback and what is obsolete need none.</param>
internal sealed record MapVerdict(ISymbol Member, IOperation Literal, CodeEnum Codes, CodeSet Missing)
{
    public IEnumerable<CodeValue> MissingCodes => Codes.ValuesIn(Missing);
}
