using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Narrowings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Compares a guard with the pattern before it.</summary>
internal static class GuardCheck
{
    /// <summary>True when the guard names each code that the pattern takes, so that it holds whenever it is asked.</summary>
    public static bool IsImplied(MatrixArm arm, ExpressionSyntax guard, SwitchMatrix matrix, IOperation operation)
        => SwitchLabel.ValueOf(operation) is { Type: { } type } value
            && Variable.Of(value) is { } variable
            && matrix.Domains.Length == 1 && matrix.Domains[0] is CodeDomain { Codes: var codes }
            && new NamedCodes(variable, type, codes, operation.SemanticModel!.Compilation).In(operation.SemanticModel!.GetOperation(guard)) is var named
            && arm.Rows.All(row => row.Takes.Sets[0].Except(named).IsEmpty);
}
