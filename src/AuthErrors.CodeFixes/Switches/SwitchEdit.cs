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

        // What takes a missing code now must come after the arm that names it, or it would leave that arm nothing.
        var taker = verdict.Arms.FirstOrDefault(arm => !arm.IsGuarded && arm.Coverage.Takes.Overlaps(verdict.Missing));
        var names = new CodeNaming(model, node, verdict.Codes, cancellationToken).WriteMissing(verdict);
        switch (node)
        {
            case SwitchExpressionSyntax expression:
                EditExpression(new SwitchExpressionLayout(expression, text), verdict, taker, names);
                break;
            case SwitchStatementSyntax statement:
                EditStatement(new SwitchStatementLayout(statement, text), verdict, taker, names);
                break;
            default:
                break;
        }
    }

    private void EditExpression(SwitchExpressionLayout layout, SwitchVerdict verdict, SwitchArm? taker, IReadOnlyList<MissingName> names)
    {
        var arm = (SwitchExpressionArmSyntax?)taker?.Syntax;
        if (style == MissingArmStyle.Throw)
        {
            _changes.AddRange(layout.Insert([.. names.Select(name => $"{name.Text} => {Throw(name)}")], before: arm));
        }
        else if (arm is not null && TakesAllMissing(verdict, taker!) && !DeclaresVariable(arm.Pattern))
        {
            var pattern = string.Join(" or ", names.Select(static name => name.Text));
            _changes.AddRange(layout.Insert([$"{pattern} => {Copy(arm.Expression.Span)}"], before: arm));
        }
    }

    private void EditStatement(SwitchStatementLayout layout, SwitchVerdict verdict, SwitchArm? taker, IReadOnlyList<MissingName> names)
    {
        var section = (SwitchSectionSyntax?)taker?.Syntax.Parent;
        if (style == MissingArmStyle.Throw)
        {
            _changes.AddRange(layout.InsertSections([.. names.Select(name => ($"case {name.Text}:", $"{Throw(name)};"))], before: section));
        }
        else if (section is not null && TakesAllMissing(verdict, taker!) && !section.Labels.Any(DeclaresVariable))
        {
            _changes.Add(layout.InsertLabels([.. names.Select(static name => $"case {name.Text}:")], into: section));
        }
    }

    private static bool TakesAllMissing(SwitchVerdict verdict, SwitchArm arm) => verdict.Missing.Except(arm.Coverage.Takes).IsEmpty;

    /// <summary>True when the arm may use what its pattern declares: under another pattern it would not be set.</summary>
    private static bool DeclaresVariable(SyntaxNode pattern)
        => pattern.DescendantNodesAndSelf().Any(static node => node is SingleVariableDesignationSyntax);

    private string Throw(MissingName name)
    {
        var exception = model.Compilation.GetTypeByMetadataName("System.NotImplementedException")?.ToMinimalDisplayString(model, name.Position)
            ?? "System.NotImplementedException";
        return $"throw new {exception}({SymbolDisplay.FormatLiteral($"Not handled yet: {name.WireCode}", quote: true)})";
    }

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
