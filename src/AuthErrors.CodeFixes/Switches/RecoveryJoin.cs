using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>Adds missing codes to the arms that handle codes of the same recovery: what is to be done about a rate limit is to be done about the next one too.</summary>
internal sealed class RecoveryJoin(SwitchVerdict verdict, SourceText text)
{
    /// <summary>The changes; none unless each of the codes has just one arm to go to.</summary>
    public ImmutableArray<TextChange> Join(SyntaxNode node, ImmutableArray<MissingGroup> groups)
    {
        var names = groups.SelectMany(static group => group.Names).ToList();
        if (verdict.Incomplete.Any(static position => position.Position.Parent is not null)
            || names.Exists(static name => name.Code is null or { IsOptional: true })
            || verdict.Incomplete.All(static position => position.Domain.Codes.Values.All(static code => code.Recovery == 0)))
        {
            return [];
        }

        var homes = names.GroupBy(name => HomeOf(name.Code!)).ToList();
        return homes.Exists(static home => home.Key is null) ? [] : [.. homes.Select(home => Add([.. home.Select(static name => name.Pattern)], home.Key!, node))];
    }

    /// <summary>The arm or section that handles codes of one recovery only, which is that of the code; <see langword="null"/> when there are several or none.</summary>
    private SyntaxNode? HomeOf(CodeValue code)
    {
        var homes = verdict.Matrix.Arms
            .GroupBy(static arm => arm.Arm.Syntax as SwitchExpressionArmSyntax ?? arm.Arm.Syntax.Parent!)
            .Where(home => home.All(arm => Handles(arm, code.Recovery)) && ArmBody.CanBeShared(home.Key, home.Select(static arm => Pattern(arm.Arm.Syntax))))
            .Select(static home => home.Key)
            .ToList();
        return homes.Count == 1 ? homes[0] : null;
    }

    private bool Handles(MatrixArm arm, int recovery)
    {
        var codes = verdict.Incomplete.First().Domain.Codes;
        var named = arm.Certain.Aggregate(CodeSet.Empty, static (set, row) => set | row.Names[0]);
        return !arm.Arm.IsGuarded
            && arm.Rows.All(row => row.Takes.Sets[0].Except(named).IsEmpty)
            && named.Overlaps(codes.All.Except(codes.Optional))
            && codes.ValuesIn(named).All(code => code.Recovery == recovery);
    }

    private static SyntaxNode Pattern(SyntaxNode arm) => arm is SwitchExpressionArmSyntax { Pattern: var pattern } ? pattern : arm;

    private TextChange Add(IReadOnlyList<string> patterns, SyntaxNode home, SyntaxNode node) => home switch
    {
        SwitchExpressionArmSyntax arm => new SwitchExpressionLayout((SwitchExpressionSyntax)node, text).Widen(arm, patterns),
        _ => new SwitchStatementLayout((SwitchStatementSyntax)node, text).InsertLabels([.. patterns.Select(static pattern => $"case {pattern}:")], (SwitchSectionSyntax)home),
    };
}
