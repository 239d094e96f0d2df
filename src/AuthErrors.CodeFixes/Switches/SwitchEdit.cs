using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
        if (_enums is null || SwitchCheck.Judge(model.GetOperation(node, cancellationToken), _enums) is not { IsComplete: false } verdict)
        {
            return;
        }

        var groups = MissingGroup.Of(verdict, new CodeNaming(model, node, verdict.Codes, cancellationToken)).ToList();
        if (style == MissingArmStyle.JoinCatchAll && !groups.All(static group => CanJoin(group.Taker)))
        {
            return;
        }

        var exception = ExceptionName(node.SpanStart);
        switch (node)
        {
            case SwitchExpressionSyntax expression:
                var arms = new SwitchExpressionLayout(expression, text);
                _changes.AddRange(groups.SelectMany(group => arms.Insert(Arms(group, exception), before: (SwitchExpressionArmSyntax?)group.Taker?.Syntax)));
                break;
            case SwitchStatementSyntax statement:
                var sections = new SwitchStatementLayout(statement, text);
                _changes.AddRange(groups.SelectMany(group => style == MissingArmStyle.Throw
                    ? sections.InsertSections(Sections(group, exception), before: SectionBelow(verdict, group))
                    : [sections.InsertLabels([.. group.Names.Select(static name => $"case {name.Text}:")], above: (SwitchLabelSyntax)group.Taker!.Syntax)]));
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// A catch-all can be joined when it declares nothing that its arm may use, and when what it does does not depend on a symbol of
    /// the preprocessor: an arm is copied as it is read now.
    /// </summary>
    private static bool CanJoin(SwitchArm? taker)
    {
        var arm = taker?.Syntax is SwitchLabelSyntax label ? label.Parent : taker?.Syntax;
        IEnumerable<SyntaxNode> patterns = arm switch
        {
            SwitchExpressionArmSyntax { Pattern: var pattern } => [pattern],
            SwitchSectionSyntax section => section.Labels,
            _ => [],
        };
        return arm is { ContainsDirectives: false }
            && !patterns.SelectMany(static pattern => pattern.DescendantNodesAndSelf()).Any(static node => node is SingleVariableDesignationSyntax);
    }

    /// <summary>
    /// The section above which sections for a group belong; none puts them last. A <c>default</c> is asked last wherever it stands, so
    /// they go above it for the eye, unless guarded labels for the same codes stand there or below: those must be asked before.
    /// </summary>
    private static SwitchSectionSyntax? SectionBelow(SwitchVerdict verdict, MissingGroup group)
    {
        var section = (SwitchSectionSyntax?)group.Taker?.Syntax.Parent;
        var isGuardedBelow = section is not null && verdict.Arms.Any(arm =>
            arm.IsGuarded && arm.Syntax.SpanStart >= section.SpanStart && arm.Coverage.MayTake.Overlaps(verdict.Missing));
        return group.Taker is { IsDefault: true } && isGuardedBelow ? null : section;
    }

    private IReadOnlyList<string> Arms(MissingGroup group, string exception) => style == MissingArmStyle.Throw
        ? [.. group.Names.Select(name => $"{name.Text} => {Throw(name, exception)}")]
        : [$"{string.Join(" or ", group.Names.Select(static name => name.Text))} => {Copy(((SwitchExpressionArmSyntax)group.Taker!.Syntax).Expression.Span)}"];

    private static IReadOnlyList<(string Label, string Statement)> Sections(MissingGroup group, string exception)
        => [.. group.Names.Select(name => ($"case {name.Text}:", $"{Throw(name, exception)};"))];

    private static string Throw(MissingName name, string exception)
        => $"throw new {exception}({SymbolDisplay.FormatLiteral($"Not handled yet: {name.WireCode}", quote: true)})";

    private string ExceptionName(int position)
        => model.Compilation.GetTypeByMetadataName("System.NotImplementedException") is { } exception
            ? TypeNaming.Shortest(exception, model, position)
            : "System.NotImplementedException";

    /// <summary>A part of the text with the changes made within it so far.</summary>
    private string Copy(TextSpan span)
    {
        var inside = _changes
            .Where(change => span.Contains(change.Span))
            .OrderBy(static change => change.Span.Start)
            .Select(change => new TextChange(new TextSpan(change.Span.Start - span.Start, change.Span.Length), change.NewText!));
        return text.GetSubText(span).WithChanges(inside).ToString();
    }
}
