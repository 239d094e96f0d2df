using System;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;

namespace AuthErrors.Generators.Matrices;

/// <summary>The codes, and null where it can come. The cells are the places in <see cref="CodeEnum.Values"/>.</summary>
internal sealed class CodeDomain(CodeEnum codes, bool canBeNull, Func<object, object> convert)
    : FiniteDomain([.. codes.Values.Select(value => (convert(value.Number), value.Name))], canBeNull, isEnum: true)
{
    public CodeEnum Codes => codes;

    /// <summary>What needs a name even if some arm takes it.</summary>
    public CodeSet Required => Defined.Except(codes.Optional);

    /// <summary>Only a constant names a code. A complement and a comparison are open to every code that the catalog gets tomorrow.</summary>
    public override CodeSet Named(PositionTest question) => question is PositionTest.IsConstant or PositionTest.IsNull ? Matching(question) : CodeSet.Empty;
}
