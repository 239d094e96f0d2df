using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Decides whether the enum can be used where a wire string is.</summary>
internal static class EnumPlace
{
    /// <summary>
    /// False in an expression tree, which a provider translates that knows the string only, and where the enum is being made out of the
    /// string, as long as none is at hand.
    /// </summary>
    public static bool CanStand(WireComparison comparison, WireMarks marks)
        => !IsInExpressionTree(comparison.Operation)
            && (!MakesEnum(comparison, marks)
                || comparison.Constants.All(constant => constant.Compared.Origins.All(origin => Counterpart.Exists(origin, constant.Compared.Codes, marks))));

    private static bool IsInExpressionTree(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation { Parent.Type: INamedTypeSymbol { Name: "Expression", IsGenericType: true, ContainingNamespace: { } @namespace } }
                && @namespace.ToDisplayString() == "System.Linq.Expressions")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a switch that gives the enum, and in a method that does.</summary>
    private static bool MakesEnum(WireComparison comparison, WireMarks marks)
    {
        var codes = comparison.Known!;
        var method = comparison.Operation.SemanticModel?.GetEnclosingSymbol(comparison.Operation.Syntax.SpanStart) as IMethodSymbol;
        return (comparison.Operation is ISwitchExpressionOperation && marks.IsEnum(comparison.Operation.Type, codes))
            || (method is not null && (marks.IsEnum(method.ReturnType, codes) || method.Parameters.Any(parameter => parameter.RefKind == RefKind.Out && marks.IsEnum(parameter.Type, codes))));
    }
}
