using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Naming;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>Writes the patterns that name missing codes above the arm that takes them now.</summary>
internal sealed class MissingPatterns(SwitchMatrix matrix, Func<CodeEnum, CodeNaming> namingOf, Func<ITypeSymbol, string> writeType)
{
    /// <summary>The patterns for what one arm takes without naming it, in the order in which the codes are declared; <see langword="null"/> when some cannot be written.</summary>
    public ImmutableArray<MissingName>? Of(ImmutableArray<Gap> gaps)
    {
        var names = gaps.GroupBy(static gap => gap.Position).SelectMany(group => Of([.. group], group.Key)).ToImmutableArray();
        return names.Any(static name => name is null) ? null : names.CastArray<MissingName>();
    }

    private IEnumerable<MissingName?> Of(ImmutableArray<Gap> gaps, CheckedPosition position)
        => from place in Enumerable.Range(0, position.Domain.Codes.Values.Length + 1)
           let boxes = gaps.Select(static gap => gap.Combinations).Where(box => box.Sets[position.Number].Contains(place)).ToList()
           where boxes.Count > 0
           from box in MayTakeAll(gaps[0].Taker, position, place) ? [position.Presence] : boxes
           select Write(box, position, position.Domain.Codes.Values.ElementAtOrDefault(place));

    /// <summary>True when the new pattern may take a code whatever stands beside it: the arm names nothing of these combinations, and no arm behind it would lose any.</summary>
    private bool MayTakeAll(MatrixArm? taker, CheckedPosition position, int place)
        => taker is null || (NamesNoneOf(taker, position, place) && !Behind(taker).Any(arm => arm.Rows.Any(row => Overlaps(row, position, place))));

    private static bool NamesNoneOf(MatrixArm taker, CheckedPosition position, int place)
        => taker.Rows.All(row => row.Names.All(static names => names.IsEmpty) || !row.Takes.Sets[position.Number].Contains(place));

    /// <summary>The arms that are asked after one, and those that stand below it though it is a <c>default</c>.</summary>
    private IEnumerable<MatrixArm> Behind(MatrixArm taker)
        => matrix.Arms.Where(arm => arm != taker && (arm.Arm.IsDefault || arm.Arm.Syntax.SpanStart > taker.Arm.Syntax.SpanStart));

    private static bool Overlaps(Row row, CheckedPosition position, int place)
        => !row.Takes.Intersect(position.Presence).Restrict(position.Number, CodeSet.Of(place)).IsEmpty;

    private MissingName? Write(Box box, CheckedPosition position, CodeValue? code)
    {
        var others = matrix.Positions
            .Where(other => other != position.Position && Restricts(box, other, position.Position))
            .ToDictionary(static other => other, other => WriteCells(other, box.Sets[other.Number]));
        var pattern = new CombinationWriter(
            matrix,
            other => other == position.Position ? WriteCode(position, code) : others.TryGetValue(other, out var cells) ? cells : null,
            writeType).Write();
        return others.ContainsValue(null) ? null : new MissingName(pattern, code);
    }

    /// <summary>True when a position must be asked. That it is not null goes without saying where one of its parts is asked.</summary>
    private bool Restricts(Box box, Position position, Position asked)
    {
        var domain = matrix.Domains[position.Number];
        return !(asked.IsWithin(position) ? domain.NotNull : domain.Defined).Except(box.Sets[position.Number]).IsEmpty;
    }

    private string WriteCode(CheckedPosition position, CodeValue? code)
    {
        var name = code is null ? "null" : namingOf(position.Domain.Codes).Write(code);
        return code is not null && position.Position.Underlying.TypeKind != TypeKind.Enum ? $"({writeType(position.Position.Underlying)}){name}" : name;
    }

    /// <summary>Cells as a pattern; <see langword="null"/> when one of them cannot be written.</summary>
    private string? WriteCells(Position position, CodeSet set)
    {
        var domain = matrix.Domains[position.Number];
        if (domain.Write(set) is { } question)
        {
            return question;
        }

        var cells = Enumerable.Range(0, domain.Count).Where(set.Contains)
            .Select(cell => domain is CodeDomain { Codes: var codes } && codes.Values.ElementAtOrDefault(cell) is { } code ? namingOf(codes).Write(code) : domain.Write(cell))
            .ToList();
        return cells.Exists(static cell => cell is null) ? null : string.Join(" or ", cells);
    }
}
