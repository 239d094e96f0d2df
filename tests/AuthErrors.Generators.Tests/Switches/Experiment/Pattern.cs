using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A pattern, and what the design says of it.</summary>
/// <param name="Text">How C# writes it.</param>
/// <param name="Matches">Whether it matches a value. The run of the compiled switch checks this.</param>
/// <param name="Names">The positions whose codes it names in a value that it matches.</param>
internal sealed record Pattern(string Text, Func<Value, bool> Matches, Func<Value, IEnumerable<string>> Names)
{
    /// <summary>Patterns with less in them, for a smaller example. Asked for, lest each makes all of its own.</summary>
    public Func<IEnumerable<Pattern>> Simpler { get; init; } = static () => [];

    /// <summary>True where C# wants parentheses around it below <c>and</c> and <c>not</c>.</summary>
    public bool IsLoose { get; init; }

    /// <summary>How it is written behind the name of a property when its own property is reached with a dot: <c>.Code: X</c>.</summary>
    public string? Extension { get; init; }

    private string Operand => IsLoose ? $"({Text})" : Text;

    /// <summary>Takes values and names none.</summary>
    public static Pattern Nameless(string text, Func<Value, bool> matches) => new(text, matches, static _ => []);

    public static Pattern Constant(string text, string type, decimal number, bool isCode)
        => new(text, value => value.Number == number && value.Types.Contains(type), _ => isCode ? [""] : []);

    /// <summary>Null names the null of a nullable enum, and nothing else.</summary>
    public static Pattern Null(string text = "null") => new(text, static value => value.IsNull, static value => value.Code is null ? [] : [""]);

    public static Pattern Not(Pattern inner)
        => Nameless($"not {inner.Operand}", value => !inner.Matches(value)) with { Simpler = () => inner.Simpler().Select(Not).Prepend(inner) };

    public static Pattern Or(Pattern left, Pattern right)
        => new(
            $"{left.Text} or {right.Text}",
            value => left.Matches(value) || right.Matches(value),
            value => NamesWhereMatching(left, value).Concat(NamesWhereMatching(right, value)))
        {
            Simpler = () => [left, right, .. left.Simpler().Select(simpler => Or(simpler, right)), .. right.Simpler().Select(simpler => Or(left, simpler))],
            IsLoose = true,
        };

    /// <summary>Both match, so each names what it names.</summary>
    public static Pattern And(Pattern left, Pattern right)
        => new(
            $"{left.Operand} and {right.Operand}",
            value => left.Matches(value) && right.Matches(value),
            value => left.Names(value).Concat(right.Names(value)))
        {
            Simpler = () => [left, right, .. left.Simpler().Select(simpler => And(simpler, right)), .. right.Simpler().Select(simpler => And(left, simpler))],
            IsLoose = true,
        };

    public static Pattern Parenthesised(Pattern inner) => inner with { Text = $"({inner.Text})", IsLoose = false, Simpler = () => [inner] };

    /// <summary>A test of the type, and of members.</summary>
    /// <param name="write">Writes it, and its extension, with these inner patterns.</param>
    /// <param name="type">The type; <see langword="null"/> for any.</param>
    /// <param name="members">The members with their patterns.</param>
    public static Pattern Recursive(Func<ImmutableArray<Pattern>, (string Text, string? Extension)> write, string? type, ImmutableArray<(string Name, Pattern Pattern)> members)
    {
        var (text, extension) = write([.. members.Select(static member => member.Pattern)]);
        return new(
            text,
            value => !value.IsNull && (type is null || value.Types.Contains(type)) && members.All(member => member.Pattern.Matches(value.Members[member.Name])),
            value => members.SelectMany(member => member.Pattern.Names(value.Members[member.Name]).Select(position => Positions.Inside(value, member.Name, position))))
        {
            Extension = extension,
            Simpler = () => members.SelectMany((member, at) => member.Pattern.Simpler().Append(Nameless("_", static _ => true)).Where(simpler => simpler.Text != member.Pattern.Text)
                .Select(simpler => Recursive(write, type, members.SetItem(at, (member.Name, simpler))))),
        };
    }

    private static IEnumerable<string> NamesWhereMatching(Pattern pattern, Value value) => pattern.Matches(value) ? pattern.Names(value) : [];
}
