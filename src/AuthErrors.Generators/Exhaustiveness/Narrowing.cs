using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Narrowings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Finds codes that cannot reach a switch, where that is plain to see: earlier <c>if</c>s have left with them, or the switch stands in a case for others.</summary>
internal static class Narrowing
{
    /// <summary>The codes that do not reach a switch through what it reads; null of a nullable enum and codes to come may be among them.</summary>
    public static CodeSet Handled(IOperation operation, IOperation? value, CodeEnums enums, CancellationToken cancellationToken)
    {
        var model = operation.SemanticModel!;
        if (Variable.Of(value) is not { } variable
            || TypeOf(variable) is not { } type
            || enums.Find(type, out _) is not { } codes
            || FunctionOf(operation.Syntax) is not { } function
            || VariableWrites.AnyInNestedFunction(function, variable, model, cancellationToken)
            || VariableWrites.AnyAlias(function, variable, model, cancellationToken))
        {
            return CodeSet.Empty;
        }

        return new EarlierChecks(variable, new NamedCodes(variable, type, codes, model.Compilation), model, cancellationToken).HandledBefore(operation.Syntax)
            | Cases(operation.Syntax, variable, codes, model, enums, cancellationToken).Aggregate(CodeSet.Empty, static (excluded, kept) => excluded | kept);
    }

    /// <summary>For each case of an outer switch over the same variable the codes that do not come to it.</summary>
    private static IEnumerable<CodeSet> Cases(SyntaxNode node, ISymbol variable, CodeEnum codes, SemanticModel model, CodeEnums enums, CancellationToken cancellationToken)
    {
        foreach (var inner in node.Ancestors().TakeWhile(static ancestor => !IsFunction(ancestor)))
        {
            if (inner is SwitchSectionSyntax or SwitchExpressionArmSyntax
                && model.GetOperation(inner.Parent!, cancellationToken) is { } outer
                && SwitchLabel.ValueOf(outer) is { } value
                && Variable.Is(value, variable)
                && !VariableWrites.Any(inner, variable, model, cancellationToken)
                && !HasGoto(inner.Parent!)
                && SwitchSubject.Read(outer, enums) is { } subject
                && SwitchMatrix.Read(outer, subject, enums) is { Positions.Length: 1 } matrix)
            {
                yield return (codes.Everything | matrix.Domains[0].Future).Except(Reaching(inner, matrix));
            }
        }
    }

    /// <summary>What is left for the labels of a case, each in its turn. A guarded label may be taken, and takes nothing away.</summary>
    private static CodeSet Reaching(SyntaxNode inner, SwitchMatrix matrix)
    {
        var left = matrix.Domains[0].Full;
        var reaching = CodeSet.Empty;
        foreach (var arm in matrix.Arms.OrderBy(static arm => arm.Arm.IsDefault))
        {
            if (inner.Contains(arm.Arm.Syntax))
            {
                reaching |= arm.Rows.Aggregate(CodeSet.Empty, static (codes, row) => codes | row.Takes.Sets[0]) & left;
            }

            if (!arm.Arm.IsGuarded)
            {
                left = arm.Certain.Aggregate(left, static (codes, row) => codes.Except(row.Takes.Sets[0]));
            }
        }

        return reaching;
    }

    /// <summary><c>goto case</c> brings codes to a case that its labels do not mention.</summary>
    private static bool HasGoto(SyntaxNode @switch)
        => @switch.DescendantNodes().Any(static node => node.Kind() is SyntaxKind.GotoCaseStatement or SyntaxKind.GotoDefaultStatement);

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    /// <summary>The member around a node, with all the functions that it holds.</summary>
    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(static ancestor => ancestor is CompilationUnitSyntax
        or (MemberDeclarationSyntax and not GlobalStatementSyntax));

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax;
}
