using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>
/// Decides whether a switch handles every code. Each value needs an unguarded arm that names it; for the fallback and what is
/// obsolete it is enough that an unguarded arm takes it. Null, where it can come, is a case of its own: it means "no error".
/// </summary>
internal static class SwitchCheck
{
    /// <summary>The verdict on a switch; <see langword="null"/> when it is none over codes.</summary>
    public static SwitchVerdict? Judge(IOperation? operation, CodeEnums enums) => operation switch
    {
        ISwitchOperation statement when enums.Find(statement.Value.Type, out var isNullable) is { } codes
            => Judge(SwitchArms.Of(statement, codes), codes, isNullable),
        ISwitchExpressionOperation expression when enums.Find(expression.Value.Type, out var isNullable) is { } codes
            => Judge(SwitchArms.Of(expression, codes), codes, isNullable),
        _ => null,
    };

    /// <summary>True when the switch does not compile: whatever is said of it then may be wrong, and is not what matters.</summary>
    /// <remarks>A warning that the project made an error (CS8509 above all) is no such thing, and says the same less well.</remarks>
    public static bool HasErrors(IOperation operation, CancellationToken cancellationToken)
        => operation.SemanticModel!.GetDiagnostics(operation.Syntax.Span, cancellationToken)
            .Any(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);

    private static SwitchVerdict Judge(IEnumerable<SwitchArm> arms, CodeEnum codes, bool isNullable)
    {
        var needed = isNullable ? codes.Everything : codes.All;
        var verdict = new SwitchVerdict(codes, [.. arms], needed);

        // An arm handles only what reaches it: naming a code that an arm above has taken is an afterthought.
        var taken = CodeSet.Empty;
        var handled = CodeSet.Empty;
        foreach (var arm in verdict.Unguarded)
        {
            handled |= (arm.Coverage.Names | (arm.Coverage.Takes & codes.Optional)).Except(taken);
            taken |= arm.Coverage.Takes;
        }

        return verdict with { Missing = needed.Except(handled) };
    }
}
