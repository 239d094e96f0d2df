using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Writes a combination as the pattern that matches it: <c>(RateLimited, false)</c>, <c>{ ErrorCode: RateLimited }</c>.</summary>
/// <param name="matrix">The switch.</param>
/// <param name="writeCell">What a pattern says at a position; <see langword="null"/> when it asks nothing there.</param>
/// <param name="writeType">How a type is named.</param>
internal sealed class CombinationWriter(SwitchMatrix matrix, Func<Position, string?> writeCell, Func<ITypeSymbol, string> writeType)
{
    public string Write() => Write(matrix.Positions[0]) ?? "_";

    /// <summary>The pattern for a position and all below it; <see langword="null"/> when anything may stand there.</summary>
    private string? Write(Position position)
    {
        var parts = matrix.Positions.Where(child => child.Parent == position)
            .Select(child => (child.Step, Pattern: Write(child)))
            .Where(static part => part.Pattern is not null)
            .Select(static part => (part.Step, Pattern: part.Pattern!))
            .ToList();
        var cell = writeCell(position);
        return parts.Count == 0 ? cell
            : parts.Find(static part => part.Step is PositionStep.As) is { Pattern: { } same } ? same
            : WriteType(cell, position, parts.Select(static part => part.Step)) + (WriteElements(position, parts) ?? WriteMembers(parts));
    }

    /// <summary>The type that has the members, where it is not the static one.</summary>
    private string WriteType(string? cell, Position position, IEnumerable<PositionStep> steps)
        => cell is null or "null" ? steps.Select(static step => step.Owner).FirstOrDefault(owner => owner is not null && !IsKnown(position, owner)) is { } type ? writeType(type) + " " : ""
            : cell.Contains(' ') ? cell + " and "
            : cell + " ";

    private bool IsKnown(Position position, ITypeSymbol owner)
    {
        for (ITypeSymbol? type = position.Underlying; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, owner))
            {
                return true;
            }
        }

        return position.Underlying.AllInterfaces.Contains(owner, SymbolEqualityComparer.Default);
    }

    private static string? WriteElements(Position position, IReadOnlyList<(PositionStep Step, string Pattern)> parts)
    {
        var count = parts[0].Step switch
        {
            PositionStep.Element => ((INamedTypeSymbol)position.Underlying).TupleElements.Length,
            PositionStep.Member { Symbol: IParameterSymbol { ContainingSymbol: IMethodSymbol method } } => method.Parameters.Count(static parameter => parameter.RefKind == RefKind.Out),
            _ => 0,
        };
        return count == 0 ? null
            : $"({string.Join(", ", Enumerable.Range(0, count).Select(index => parts.FirstOrDefault(part => IndexOf(part.Step) == index).Pattern ?? "_"))})";
    }

    private static int IndexOf(PositionStep step) => step switch
    {
        PositionStep.Element element => element.Index,
        PositionStep.Member { Symbol: IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter } => parameter.Ordinal - (method.IsExtensionMethod ? 1 : 0),
        _ => -1,
    };

    private static string WriteMembers(IEnumerable<(PositionStep Step, string Pattern)> parts)
        => $"{{ {string.Join(", ", parts.Where(static part => IndexOf(part.Step) < 0).Select(static part => $"{((PositionStep.Member)part.Step).Symbol.Name}: {part.Pattern}"))} }}";
}
