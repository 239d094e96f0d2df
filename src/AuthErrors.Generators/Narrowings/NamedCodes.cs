using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Narrowings;

/// <summary>Finds the codes for which a condition on a variable is certain to hold, because it names them as an arm would: <c>!= X</c> holds for every code of the future, and names none.</summary>
internal sealed class NamedCodes
{
    private readonly ConditionReader _conditions;
    private readonly RowReader _rows;

    public NamedCodes(ISymbol variable, ITypeSymbol type, CodeEnum codes, Compilation compilation)
    {
        var positions = new PositionTree(type, canBeNull: true);
        _conditions = new ConditionReader(variable, positions.Root, new PatternReader(positions, compilation));
        _rows = new RowReader([new CodeDomain(codes, canBeNull: true, static number => number)]);
    }

    public CodeSet In(IOperation? condition)
        => _rows.Read(_conditions.Read(condition))?
            .Where(static row => row.IsCertain)
            .Aggregate(CodeSet.Empty, static (codes, row) => codes | row.Names[0]) ?? CodeSet.Empty;
}
