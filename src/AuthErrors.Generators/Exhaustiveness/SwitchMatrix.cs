using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>A switch as a matrix: a column for each position that its patterns look at, rows for each arm.</summary>
/// <param name="Positions">The columns, parents before children.</param>
/// <param name="Domains">What can be met in each column.</param>
/// <param name="Arms">The arms, in the order of the text.</param>
internal sealed record SwitchMatrix(ImmutableArray<Position> Positions, ImmutableArray<Domain> Domains, ImmutableArray<MatrixArm> Arms)
{
    /// <summary>The columns whose codes count: those in which an arm names one, and the value itself.</summary>
    public IEnumerable<CheckedPosition> Checked
        => from position in Positions
           let domain = Domains[position.Number] as CodeDomain
           where domain is not null && (IsEnum(position) || RowsThatName(position).Any(row => row.Names[position.Number].Overlaps(domain.NotNull)))
           select new CheckedPosition(position, domain, Presence.Of(position, this));

    /// <summary>All combinations.</summary>
    public Box Everything => new([.. Domains.Select(static domain => domain.Full)]);

    /// <summary>All combinations of what is defined today.</summary>
    public Box Defined => new([.. Domains.Select(static domain => domain.Defined)]);

    /// <summary>The arms in the order in which they are asked.</summary>
    public IEnumerable<MatrixArm> InOrder => Arms.OrderBy(static arm => arm.Arm.IsDefault);

    /// <summary>The rows that name something at a position in a combination that is defined today.</summary>
    public IEnumerable<Row> RowsThatName(Position position)
        => Arms.SelectMany(static arm => arm.Rows).Where(row => !row.Names[position.Number].IsEmpty && !row.Takes.Intersect(Defined).IsEmpty);

    /// <summary>The same switch, had some of its arms no guard.</summary>
    public SwitchMatrix WithoutGuards(ImmutableArray<MatrixArm> arms)
        => this with { Arms = [.. Arms.Select(arm => arms.Contains(arm) ? arm with { Arm = arm.Arm with { IsGuarded = false } } : arm)] };

    /// <summary>Reads a switch; <see langword="null"/> when it is too large to be looked at.</summary>
    public static SwitchMatrix? Read(IOperation operation, SwitchSubject subject, CodeEnums enums)
    {
        var compilation = operation.SemanticModel!.Compilation;
        var arms = SwitchArms.Of(operation, subject.Positions.Root, new PatternReader(subject.Positions, compilation)).ToList();
        var questions = arms.SelectMany(static arm => arm.Condition.Tests).ToLookup(static test => test.Position, static test => test.Question);
        var reader = new DomainReader(enums, compilation);
        var domains = ImmutableArray.CreateBuilder<Domain>();
        foreach (var position in subject.Positions.All)
        {
            if ((subject.CodesBehind(position, enums) ?? reader.Read(position, [.. questions[position]])) is not { } domain)
            {
                return null;
            }

            domains.Add(domain);
        }

        var matrix = new SwitchMatrix([.. subject.Positions.All], domains.ToImmutable(), []);
        var rows = new RowReader(matrix.Domains);
        var read = arms.Select(arm => (Arm: arm, Rows: rows.Read(arm.Condition))).ToList();
        return read.Exists(static arm => arm.Rows is null) ? null : matrix with { Arms = [.. read.Select(static arm => new MatrixArm(arm.Arm, arm.Rows!.Value))] };
    }

    private static bool IsEnum(Position position) => position is { Parent: null, Underlying.TypeKind: TypeKind.Enum };
}
