using System;
using System.Collections.Generic;

namespace Tour;

/// <summary>
/// Tells what happens. Colours only where a person looks on and has not asked for none (no-color.org); dark ones, which show on any background.
/// </summary>
internal sealed class Narrator
{
    private const string Margin = "   ";

    private readonly bool _colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private int _step;
    private bool _isBlank = true;

    public void Title(string text)
    {
        Blank();
        Write(text, ConsoleColor.DarkCyan);
    }

    public void Step(string text)
    {
        _step++;
        Blank();
        Write(FormattableString.Invariant($"{_step}. {text}"), ConsoleColor.DarkCyan);
    }

    public void Say(string text) => Write(Margin + text, colour: null);

    public void Command(string text)
    {
        Blank();
        Write($"{Margin}$ {text}", ConsoleColor.DarkYellow);
    }

    public void Show(string line) => Show(line, colour: null);

    public void Good(string line) => Show(line, ConsoleColor.DarkGreen);

    public void Bad(string line) => Show(line, ConsoleColor.DarkRed);

    public void Difference(IEnumerable<string> lines)
    {
        Blank();
        foreach (var line in lines)
        {
            Show(line, line[0] switch { '+' => ConsoleColor.DarkGreen, '-' => ConsoleColor.DarkRed, _ => null });
        }

        Blank();
    }

    public void Surprise(string message)
    {
        Blank();
        var lines = message.TrimEnd().Split('\n');
        Write(lines[0], ConsoleColor.DarkRed);
        foreach (var line in lines[1..])
        {
            Console.WriteLine(line);
        }
    }

    private void Show(string line, ConsoleColor? colour) => Write($"{Margin}  {line}", colour);

    /// <summary>One blank line, also where two things each want one.</summary>
    private void Blank()
    {
        if (!_isBlank)
        {
            Console.WriteLine();
            _isBlank = true;
        }
    }

    private void Write(string text, ConsoleColor? colour)
    {
        _isBlank = false;
        if (_colours && colour is { } foreground)
        {
            Console.ForegroundColor = foreground;
            Console.Write(text);
            Console.ResetColor();
            Console.WriteLine();
        }
        else
        {
            Console.WriteLine(text);
        }
    }
}
