using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AuthErrors.CodeFixes.Naming;
using AuthErrors.CodeFixes.Text;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>
/// Collects the changes to one text that name missing codes. It changes text rather than syntax: what is not inserted stays as it
/// is to the last blank, and insertions into one text can be computed in any order.
/// </summary>
internal sealed class SwitchEdit(SemanticModel model, SourceText text, MissingArmStyle style, CancellationToken cancellationToken)
{
    private readonly CodeEnums? _enums = CodeEnums.Find(model.Compilation);
    private readonly List<TextChange> _changes = [];

    public ImmutableArray<TextChange> Changes => [.. _changes.OrderBy(static change => change.Span.Start)];

    /// <summary>Adds the changes for one switch; none when it is complete, or the style does not fit it.</summary>
    public void NameMissingCodes(SyntaxNode node)
    {
        if (_enums is null
            || model.GetOperation(node, cancellationToken) is not { } operation
            || SwitchCheck.Judge(operation, _enums, cancellationToken) is not { IsComplete: false } verdict
            || Groups(verdict, node) is not { } groups)
        {
            return;
        }

        _changes.AddRange(
            style == MissingArmStyle.DropGuard ? GuardRemoval.Remove(operation, verdict)
            : style == MissingArmStyle.JoinRecovery ? new RecoveryJoin(verdict, text).Join(node, groups)
            : AddArms(node, verdict, groups));
    }

    private IEnumerable<TextChange> AddArms(SyntaxNode node, SwitchVerdict verdict, ImmutableArray<MissingGroup> groups)
    {
        var exception = ExceptionName(node.SpanStart);
        switch (node)
        {
            case SwitchExpressionSyntax expression when style == MissingArmStyle.Throw || groups.All(CanJoinArm):
                var arms = new SwitchExpressionLayout(expression, text);
                return groups.SelectMany(group => arms.Insert(Arms(group, exception), before: ArmOf(group)));
            case SwitchStatementSyntax statement when style == MissingArmStyle.Throw:
                var sections = new SwitchStatementLayout(statement, text);
                return groups.SelectMany(group => sections.InsertSections(Sections(group, exception), before: SectionBelow(verdict, group)));
            case SwitchStatementSyntax statement when groups.All(group => CanJoinSection(verdict, group)):
                var labels = new SwitchStatementLayout(statement, text);
                return groups.Select(group => labels.InsertLabels(Labels(group), above: (SwitchLabelSyntax)group.Taker!.Syntax));
            default:
                return [];
        }
    }

    /// <summary>What is missing, by the arm that takes it; <see langword="null"/> when no pattern can say it.</summary>
    private ImmutableArray<MissingGroup>? Groups(SwitchVerdict verdict, SyntaxNode node)
    {
        var patterns = new MissingPatterns(
            verdict.Matrix,
            codes => new CodeNaming(model, node, codes, cancellationToken),
            type => TypeNaming.Shortest(type, model, node.SpanStart));
        var groups = verdict.Gaps
            .GroupBy(static gap => gap.Taker)
            .Select(group => (Taker: group.Key?.Arm, Names: patterns.Of([.. group])))
            .ToList();
        return groups.Exists(static group => group.Names is null) ? null : [.. groups.Select(static group => new MissingGroup(group.Taker, group.Names!.Value))];
    }

    private static SwitchExpressionArmSyntax? ArmOf(MissingGroup group) => (SwitchExpressionArmSyntax?)group.Taker?.Syntax;

    private static SwitchSectionSyntax? SectionOf(MissingGroup group) => (SwitchSectionSyntax?)group.Taker?.Syntax.Parent;

    private static bool CanJoinArm(MissingGroup group) => ArmOf(group) is { } arm && ArmBody.CanBeShared(arm, [arm.Pattern]);

    /// <summary>Labels go above the one that takes their codes now. A guarded label further down was asked before a <c>default</c>, and would not be any more.</summary>
    private static bool CanJoinSection(SwitchVerdict verdict, MissingGroup group)
        => SectionOf(group) is { } section
            && ArmBody.CanBeShared(section, section.Labels)
            && !(group.Taker!.IsDefault && HasGuardFrom(section.Span.End, verdict));

    /// <summary>
    /// The section above which sections for a group belong; none puts them last. A <c>default</c> is asked last wherever it stands, so
    /// they go above it for the eye, unless guarded labels stand there or below: those must be asked before.
    /// </summary>
    private static SwitchSectionSyntax? SectionBelow(SwitchVerdict verdict, MissingGroup group)
        => SectionOf(group) is { } section && !(group.Taker!.IsDefault && HasGuardFrom(section.SpanStart, verdict)) ? section : null;

    private static bool HasGuardFrom(int position, SwitchVerdict verdict) => verdict.Matrix.Arms.Any(arm => arm.Arm.IsGuarded && arm.Arm.Syntax.SpanStart >= position);

    private IReadOnlyList<string> Arms(MissingGroup group, string exception) => style == MissingArmStyle.Throw
        ? [.. group.Names.Select(name => $"{name.Pattern} => {Throw(name, exception)}")]
        : [$"{string.Join(" or ", group.Names.Select(static name => name.Pattern))} => {Lines.Part(text, ArmOf(group)!.Expression.Span, _changes)}"];

    private static IReadOnlyList<string> Labels(MissingGroup group) => [.. group.Names.Select(static name => $"case {name.Pattern}:")];

    private static IReadOnlyList<(string Label, string Statement)> Sections(MissingGroup group, string exception)
        => [.. group.Names.Select(name => ($"case {name.Pattern}:", $"{Throw(name, exception)};"))];

    private static string Throw(MissingName name, string exception)
        => $"throw new {exception}({SymbolDisplay.FormatLiteral($"Not handled yet: {name.WireCode}", quote: true)})";

    private string ExceptionName(int position)
        => model.Compilation.GetTypeByMetadataName("System.NotImplementedException") is { } exception
            ? TypeNaming.Shortest(exception, model, position)
            : "System.NotImplementedException";
}
