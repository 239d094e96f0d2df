using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>
/// Decides whether a switch handles every code. Each value needs an unguarded arm that names it; for the fallback and what is
/// obsolete it is enough that an unguarded arm takes it. Null, where it can come, is a case of its own: it means "no error".
/// </summary>
internal static class SwitchCheck
{
    /// <summary>The verdict on a switch; <see langword="null"/> when it is none over codes, or too large to be judged.</summary>
    public static SwitchVerdict? Judge(IOperation? operation, CodeEnums enums, CancellationToken cancellationToken)
    {
        if (operation is null || SwitchSubject.Read(operation, enums) is not { } subject || SwitchMatrix.Read(operation, subject, enums) is not { } matrix)
        {
            return null;
        }

        var positions = matrix.Checked.ToImmutableArray();
        if (positions.IsEmpty || Usefulness.Judge(matrix, positions, matrix.Everything) is not { } verdict)
        {
            return null;
        }

        if (verdict is { IsComplete: true, Growing.IsEmpty: true })
        {
            return verdict;
        }

        // Only now, because few switches need it: what earlier statements have dealt with cannot be missing.
        var reached = positions.Aggregate(matrix.Everything, (box, position) => box.With(
            position.Number, box.Sets[position.Number].Except(Narrowing.Handled(operation, subject.OriginOf(position.Position), enums, cancellationToken))));
        return Usefulness.Judge(matrix, positions, reached);
    }
}
