using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>Thinks of patterns: of sets that cover a shape, and of single ones.</summary>
internal sealed class RandomPatterns(Random random)
{
    private const int MaxSplit = 2;

    private int _names;

    public bool IsOneOf(int count) => random.Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>Patterns that take everything between them, and mostly name the codes. Some cover less.</summary>
    public ImmutableArray<Pattern> Cover(Shape shape) => shape is LeafShape leaf ? CoverLeaf(leaf) : CoverComposite((CompositeShape)shape);

    /// <summary>Any pattern for a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="depth">How deep it may nest.</param>
    /// <param name="canDeclare">True where a variable may be declared, which <c>or</c> and <c>not</c> forbid.</param>
    public Pattern Any(Shape shape, int depth, bool canDeclare) => random.Next(depth > 0 ? 12 : 6) switch
    {
        0 => Catcher(shape, canDeclare),
        1 when CanBeNull(shape) => Pattern.Null(),
        < 6 => shape is LeafShape leaf ? AnyLeaf(leaf, canDeclare) : AnyMembers((CompositeShape)shape, depth - 1, canDeclare),
        < 8 => Pattern.Or(Any(shape, depth - 1, canDeclare: false), Any(shape, depth - 1, canDeclare: false)),
        8 => Pattern.And(Any(shape, depth - 1, canDeclare), Any(shape, depth - 1, canDeclare)),
        9 => Pattern.And(Pattern.Not(Any(shape, depth - 1, canDeclare: false)), Any(shape, depth - 1, canDeclare)),
        10 => Pattern.Not(Any(shape, depth - 1, canDeclare: false)),
        _ => Pattern.Parenthesised(Any(shape, depth - 1, canDeclare: false)),
    };

    /// <summary>Takes everything, or everything but null.</summary>
    public Pattern Catcher(Shape shape, bool canDeclare) => random.Next(8) switch
    {
        0 => Pattern.Nameless("{ }", static value => !value.IsNull),
        1 when canDeclare => Pattern.Nameless($"{{ }} {Name()}", static value => !value.IsNull),
        2 when canDeclare => Pattern.Nameless($"var {Name()}", static _ => true),
        3 => TypeTest(shape, canDeclare),
        4 when canDeclare && shape is CompositeShape { Kinds: [{ IsPositional: true } kind] }
            => Pattern.Nameless($"var ({string.Join(", ", kind.Members.Select(_ => IsOneOf(2) ? Name() : "_"))})", static value => !value.IsNull),
        5 when CanBeNull(shape) => Pattern.Not(Pattern.Null()),
        _ => Pattern.Nameless("_", static _ => true),
    };

    private static bool CanBeNull(Shape shape) => shape is LeafShape { CanBeNull: true } or CompositeShape { CanBeNull: true };

    private string Name() => $"v{_names++}";

    private Pattern TypeTest(Shape shape, bool canDeclare)
    {
        var types = shape is LeafShape leaf ? leaf.TypeTests : [.. ((CompositeShape)shape).Kinds.Where(static kind => kind.Name is not null).Select(static kind => kind.Name!)];
        if (types.IsEmpty)
        {
            return Pattern.Nameless("_", static _ => true);
        }

        var type = Pick(types);
        return Pattern.Nameless(type + Designation(canDeclare), value => value.Types.Contains(type));
    }

    private string Designation(bool canDeclare) => !canDeclare || IsOneOf(2) ? "" : IsOneOf(3) ? " _" : " " + Name();

    private Pattern AnyLeaf(LeafShape leaf, bool canDeclare) => random.Next(7) switch
    {
        0 => TypeTest(leaf, canDeclare),
        1 when !leaf.Bounds.IsEmpty => Comparison(leaf),
        _ => Pick(Pick(leaf.Constants)),
    };

    private Pattern Comparison(LeafShape leaf)
    {
        var (text, number, type) = Pick(leaf.Bounds);
        return random.Next(4) switch
        {
            0 => Pattern.Nameless($"< {text}", value => value.Types.Contains(type) && value.Number < number),
            1 => Pattern.Nameless($"<= {text}", value => value.Types.Contains(type) && value.Number <= number),
            2 => Pattern.Nameless($"> {text}", value => value.Types.Contains(type) && value.Number > number),
            _ => Pattern.Nameless($">= {text}", value => value.Types.Contains(type) && value.Number >= number),
        };
    }

    private Pattern AnyMembers(CompositeShape composite, int depth, bool canDeclare)
    {
        var kind = Pick(composite.Kinds);
        var members = kind.Members.Where(_ => IsOneOf(2)).Select(member => (member.Name, Any(member.Shape, depth, canDeclare))).ToImmutableArray();
        return Members(composite, kind, members, canDeclare);
    }

    private ImmutableArray<Pattern> CoverLeaf(LeafShape leaf)
    {
        if (IsOneOf(leaf.Values.Any(static value => value.Code is not null) ? 8 : 2))
        {
            return [Catcher(leaf, canDeclare: true)];
        }

        // The values in groups, an arm for each.
        var groups = leaf.Values.GroupBy(_ => random.Next(3)).Select(group => group.Select(value => One(leaf, value)).Aggregate(Pattern.Or)).ToList();
        if (IsOneOf(4))
        {
            groups[^1] = Catcher(leaf, canDeclare: true);
        }

        if (IsOneOf(6))
        {
            var at = random.Next(groups.Count);
            groups[at] = Pattern.And(groups[at], Any(leaf, depth: 1, canDeclare: true));
        }

        return [.. groups];
    }

    private Pattern One(LeafShape leaf, Value value)
    {
        if (value.IsNull)
        {
            return Pattern.Null();
        }

        // The last constant of an enum is no value of it. What no constant writes, such as a text, a comparison or a type test takes.
        var spellings = leaf.Constants.Where(constants => constants[0].Matches(value)).FirstOrDefault();
        return !spellings.IsDefaultOrEmpty ? Pick(spellings) : leaf.Bounds.IsEmpty || value.Number is null ? TypeTest(leaf, canDeclare: false) : Comparison(leaf);
    }

    private ImmutableArray<Pattern> CoverComposite(CompositeShape composite)
    {
        if (IsOneOf(10))
        {
            return [Catcher(composite, canDeclare: true)];
        }

        var patterns = composite.Kinds.Reverse().SelectMany(kind => CoverMembers(composite, kind));
        return composite.CanBeNull && !IsOneOf(4) ? [.. patterns.Append(Pattern.Null())] : [.. patterns];
    }

    private IEnumerable<Pattern> CoverMembers(CompositeShape composite, Kind kind)
    {
        var splits = kind.Members.OrderBy(_ => random.Next()).Take(1 + random.Next(MaxSplit)).ToList();
        return Product([], splits).Select(members => Members(composite, kind, members, canDeclare: true)).ToList();
    }

    private IEnumerable<ImmutableArray<(string Name, Pattern Pattern)>> Product(ImmutableArray<(string Name, Pattern Pattern)> chosen, List<(string Name, Shape Shape)> rest)
    {
        if (rest.Count == 0)
        {
            return [chosen];
        }

        var isSimple = chosen.Length > 0 && IsOneOf(2);
        var cover = isSimple ? [Catcher(rest[0].Shape, canDeclare: true)] : Cover(rest[0].Shape);
        return cover.SelectMany(pattern => Product(chosen.Add((rest[0].Name, pattern)), rest[1..]));
    }

    private Pattern Members(CompositeShape composite, Kind kind, ImmutableArray<(string Name, Pattern Pattern)> members, bool canDeclare)
    {
        var type = kind.Name is null || (kind == composite.Kinds[0] && IsOneOf(2)) ? null : kind.Name;
        var prefix = type is null ? "" : type + " ";
        var suffix = Designation(canDeclare);
        if (!kind.IsPositional || IsOneOf(kind.Name is null ? 5 : 2))
        {
            var isDotted = IsOneOf(2);
            return Pattern.Recursive(
                inner =>
                {
                    var properties = string.Join(", ", members.Select((member, at) => Property(member.Name, inner[at])));
                    return ($"{prefix}{{ {properties} }}{suffix}", isDotted && prefix.Length + suffix.Length == 0 && members.Length == 1 ? "." + properties : null);
                },
                type,
                members);
        }

        // Some of the members may stand behind the parentheses.
        var behind = members.Where(_ => IsOneOf(kind.Name is null ? 20 : 6)).Select(static member => member.Name).ToHashSet();
        return Pattern.Recursive(
            inner =>
            {
                var written = members.Select((member, at) => (member.Name, Pattern: inner[at])).ToDictionary(static pair => pair.Name, static pair => pair.Pattern);
                var elements = kind.Members.Select(member => written.TryGetValue(member.Name, out var pattern) && !behind.Contains(member.Name) ? pattern.Text : "_");
                var properties = behind.Count == 0 ? "" : $" {{ {string.Join(", ", behind.Select(name => Property(name, written[name])))} }}";
                return ($"{prefix.TrimEnd()}({string.Join(", ", elements)}){properties}{suffix}", null);
            },
            type,
            members);
    }

    private static string Property(string name, Pattern pattern) => pattern.Extension is { } extension ? name + extension : $"{name}: {pattern.Text}";
}
