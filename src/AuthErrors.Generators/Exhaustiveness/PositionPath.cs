using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Names a position in a message: a member by its type and name, anything else by the enum.</summary>
internal static class PositionPath
{
    public static string Of(CheckedPosition position) => position.Position.Step switch
    {
        PositionStep.Member { Symbol: IParameterSymbol parameter } => $"{position.Position.Step.Owner!.Name}.{parameter.Name}",
        PositionStep.Member { Symbol: var member } => $"{member.ContainingType.Name}.{member.Name}",
        _ => position.Domain.Codes.Type.Name,
    };
}
