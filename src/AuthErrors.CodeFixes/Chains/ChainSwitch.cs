using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using AuthErrors.Generators.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Chains;

/// <summary>Writes a chain as a switch statement. The text of the bodies is kept, a level deeper.</summary>
internal sealed class ChainSwitch
{
    private readonly SourceText _text;
    private readonly SyntaxNode _root;
    private readonly IfStatementSyntax _first;
    private readonly string _subject;
    private readonly string _lineBreak;
    private readonly ImmutableArray<(ChainSection Section, ChainBody Body)> _sections;

    private ChainSwitch(Chain chain, SemanticModel model, SourceText text)
    {
        _text = text;
        _root = model.SyntaxTree.GetRoot();
        _first = chain.Branches[0].Statement;
        _subject = chain.Branches[0].Test.Subject.Syntax.ToString();
        _lineBreak = Lines.LineBreakOf(text);
        _sections = [.. ChainSection.Of(chain).Select(section => (section, new ChainBody(section, model, text)))];
    }

    /// <summary>The text of the chain. A comment behind the last brace stays behind the switch.</summary>
    private TextSpan Span => TextSpan.FromBounds(_first.SpanStart, _sections.Last() is { Section.Body: not BlockSyntax } last && !IsOnOneLine ? EndOf(last.Section, last.Body) : _sections.Last().Section.Body.Span.End);

    private bool IsOnOneLine => LineOf(_first.SpanStart) == LineOf(_sections.Last().Section.Body.Span.End);

    /// <summary>The change that turns the chain into a switch; <see langword="null"/> when that would lose or change something.</summary>
    public static TextChange? Write(Chain chain, SemanticModel model, SourceText text)
    {
        var written = new ChainSwitch(chain, model, text);
        return written.IsPossible() ? new TextChange(written.Span, written.IsOnOneLine ? written.WriteOnOneLine() : written.WriteLines()) : null;
    }

    /// <summary>
    /// False where a branch is dead, since nobody asked to delete it, where a jump would get another target, and where comments or directives stand
    /// in places that a switch does not have.
    /// </summary>
    private bool IsPossible()
        => _sections.All(static part => part.Section.Labels.Length > 0 && !part.Body.JumpsOut)
            && _root.DescendantTrivia(Span).Where(trivia => Span.Contains(trivia.Span)).All(HasPlace);

    private bool HasPlace(SyntaxTrivia trivia)
    {
        if (_sections.Any(part => part.Body.Content.Contains(trivia.Span)))
        {
            var body = _sections.First(part => part.Body.Content.Contains(trivia.Span)).Body;
            return trivia.GetStructure() is not DirectiveTriviaSyntax directive
                || directive.GetRelatedDirectives().All(related => body.Content.Contains(related.Span));
        }

        return !trivia.IsDirective && !SyntaxFacts.IsDocumentationCommentTrivia(trivia.Kind())
            && (!Comments.IsComment(trivia) || (!IsOnOneLine && (IsAbove(trivia) || IsBesideLabel(trivia) || IsBehind(trivia))));
    }

    private bool IsAbove(SyntaxTrivia comment) => Enumerable.Range(1, _sections.Length - 1).Any(place => Gap(place).Contains(comment.Span));

    private bool IsBesideLabel(SyntaxTrivia comment) => _sections.Any(part => part.Section.Header.TrailingTrivia.Contains(comment));

    private bool IsBehind(SyntaxTrivia comment) => _sections.Any(part => part.Body.CommentsBehind.Contains(comment));

    private string WriteOnOneLine()
        => $"switch ({_subject}) {{ {string.Join(" ", _sections.Select(static part => $"{string.Join(" ", part.Section.Labels)} {Inline(part.Body)}"))} }}";

    private string WriteLines()
    {
        var indentation = Lines.IndentationOf(_first.IfKeyword, _text);
        var unit = UnitOver(indentation);
        var hasBraceOnLine = HasBracesOnLine();
        var lines = new List<string>();
        lines.AddRange(hasBraceOnLine ? [$"switch ({_subject}) {{"] : [$"switch ({_subject})", indentation + "{"]);
        for (var place = 0; place < _sections.Length; place++)
        {
            lines.AddRange(LinesAbove(place, indentation + unit));
            lines.AddRange(LinesOf(_sections[place].Section, _sections[place].Body, indentation + unit, unit, hasBraceOnLine));
            lines[lines.Count - 1] += string.Concat(_sections[place].Body.CommentsBehind.Where(comment => Span.Contains(comment.Span)).Select(static comment => " " + comment));
        }

        lines.Add(indentation + "}");
        return string.Join(_lineBreak, lines);
    }

    private static IEnumerable<string> LinesOf(ChainSection section, ChainBody body, string indentation, string unit, bool hasBraceOnLine)
    {
        var labels = section.Labels.Select(label => indentation + label).ToList();
        var comments = string.Concat(section.Header.TrailingTrivia.Where(Comments.IsComment).Select(static comment => " " + comment));
        if (body.IsOnLineOfHeader && comments.Length == 0)
        {
            labels[labels.Count - 1] += " " + Inline(body);
            return labels;
        }

        var isBraced = body.Declares;
        labels[labels.Count - 1] += (isBraced && hasBraceOnLine ? " {" : "") + comments;
        var inside = body.DeeperLines(indentation + unit, unit).Concat(body.IsEndReached ? [indentation + unit + "break;"] : []);
        return [.. labels, .. isBraced && !hasBraceOnLine ? [indentation + "{"] : Array.Empty<string>(), .. inside, .. isBraced ? [indentation + "}"] : Array.Empty<string>()];
    }

    private static string Inline(ChainBody body)
    {
        var statements = string.Join(" ", new[] { body.OnOneLine, body.IsEndReached ? "break;" : "" }.Where(static part => part.Length > 0));
        return body.Declares ? $"{{ {statements} }}" : statements;
    }

    /// <summary>What stands between a branch and the one before.</summary>
    private TextSpan Gap(int place) => TextSpan.FromBounds(EndOf(_sections[place - 1].Section, _sections[place - 1].Body), _sections[place].Section.Start);

    private static int EndOf(ChainSection section, ChainBody body) => body.CommentsBehind.Select(static comment => comment.Span.End).Append(section.Body.Span.End).Max();

    private int LineOf(int position) => _text.Lines.GetLineFromPosition(position).LineNumber;

    private IEnumerable<string> LinesAbove(int place, string indentation)
    {
        if (place == 0)
        {
            return [];
        }

        var gap = Gap(place);
        var isApart = _text.ToString(gap).Split('\n').Skip(1).Reverse().Skip(1).Any(string.IsNullOrWhiteSpace);
        var comments = _root.DescendantTrivia(gap).Where(trivia => Comments.IsComment(trivia) && gap.Contains(trivia.Span));
        return [.. isApart ? [""] : Array.Empty<string>(), .. comments.Select(comment => indentation + comment)];
    }

    /// <summary>By how much the chain indents.</summary>
    private string UnitOver(string indentation)
    {
        var inner = _sections
            .Select(static part => (part.Section.Body as BlockSyntax)?.Statements.FirstOrDefault() ?? part.Section.Body)
            .Where(statement => statement is not BlockSyntax && Lines.StartsLine(statement.GetFirstToken(), _text))
            .Select(statement => Lines.IndentationOf(statement.GetFirstToken(), _text))
            .FirstOrDefault(inner => inner.Length > indentation.Length && inner.StartsWith(indentation, StringComparison.Ordinal));
        return (inner ?? Lines.Deeper(indentation)).Substring(indentation.Length);
    }

    /// <summary>True when the code around opens its blocks behind what they belong to.</summary>
    private bool HasBracesOnLine()
    {
        var block = _sections.Select(static part => part.Section.Body).OfType<BlockSyntax>().FirstOrDefault(body => !IsOnLine(body))
            ?? _first.Ancestors().OfType<BlockSyntax>().FirstOrDefault(body => !IsOnLine(body));
        return block is not null && !Lines.StartsLine(block.OpenBraceToken, _text);
    }

    /// <summary>True when what is in the block starts beside the brace. It may end further down, with a text over lines.</summary>
    private bool IsOnLine(BlockSyntax block) => LineOf(block.SpanStart) == LineOf(block.OpenBraceToken.GetNextToken().SpanStart);
}
