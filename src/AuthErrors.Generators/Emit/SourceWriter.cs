using System;
using System.Text;

namespace AuthErrors.Generators.Emit;

/// <summary>
/// Writes C#. All generated text passes through here: lines end in <c>\n</c> on every system, and a level of indentation is four
/// spaces. What comes from a catalog is escaped by <see cref="CSharpText"/> and nothing else.
/// </summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Writes lines as they stand, each at the current level. A raw string fits: its line ends are made <c>\n</c>.</summary>
    public void Write(string lines)
    {
        foreach (var line in lines.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _level * SpacesPerLevel).Append(line);
            }

            _text.Append('\n');
        }
    }

    public void WriteLine() => _text.Append('\n');

    /// <summary>Writes a head and what stands in braces under it.</summary>
    public void Block(string head, Action body)
    {
        Write(head);
        Enclose("{", body, "}");
    }

    /// <summary>Writes the braces under a head that is there already.</summary>
    public void Block(Action body) => Enclose("{", body, "}");

    /// <summary>Writes a switch expression that ends a statement.</summary>
    public void SwitchExpression(string head, Action arms)
    {
        Write(head);
        Enclose("{", arms, "};");
    }

    /// <summary>Writes a collection expression that ends a statement.</summary>
    public void Collection(string head, Action items)
    {
        Write(head);
        Enclose("[", items, "];");
    }

    /// <summary>Writes a line and what belongs to it one level in.</summary>
    public void Indented(string head, Action body)
    {
        Write(head);
        _level++;
        body();
        _level--;
    }

    /// <summary>Writes a summary for people; the text may be anything.</summary>
    public void Summary(string text) => Documentation("summary", text);

    public void Remarks(string text) => Documentation("remarks", text);

    public override string ToString() => _text.ToString();

    private void Enclose(string open, Action body, string close)
    {
        Write(open);
        _level++;
        body();
        _level--;
        Write(close);
    }

    private void Documentation(string element, string text)
    {
        var lines = CSharpText.Documentation(text).Split('\n');
        if (lines.Length == 1)
        {
            Write($"/// <{element}>{lines[0]}</{element}>");
            return;
        }

        Write($"/// <{element}>");
        foreach (var line in lines)
        {
            Write($"/// {line}".TrimEnd());
        }

        Write($"/// </{element}>");
    }
}
