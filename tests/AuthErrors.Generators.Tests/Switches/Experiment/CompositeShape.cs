using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A value with parts: tuple, record, or one of the classes of a hierarchy.</summary>
/// <param name="Type">How C# writes it.</param>
/// <param name="Values">All its values.</param>
/// <param name="Kinds">The types that it can be.</param>
internal sealed record CompositeShape(string Type, ImmutableArray<Value> Values, ImmutableArray<Kind> Kinds) : Shape(Type, Values)
{
    public bool CanBeNull => Values.Any(static value => value.IsNull);

    public static CompositeShape Tuple(params ImmutableArray<Shape> elements)
    {
        var kind = new Kind(Name: null, [.. elements.Select(static (element, at) => ($"Item{at + 1}", element))], IsPositional: true);
        var type = $"({string.Join(", ", elements.Select(static element => element.Type))})";
        return new CompositeShape(type, [.. Products(kind, [type], "")], [kind]);
    }

    public static CompositeShape NullableTuple(params ImmutableArray<Shape> elements)
    {
        var tuple = Tuple(elements);
        return tuple with { Type = tuple.Type + "?", Values = tuple.Values.Add(new Value("null")) };
    }

    /// <summary>A record with a code, and the record that holds such records.</summary>
    public static CompositeShape Record(EnumModel model)
    {
        var kind = new Kind($"R{model.Name}", [("Code", LeafShape.Of(model)), ("Flag", LeafShape.Bool), ("Inner", LeafShape.NullableOf(model))], IsPositional: true);
        return new CompositeShape(kind.Name!, [.. Products(kind, [kind.Name!], $"new {kind.Name}"), new Value("null")], [kind]);
    }

    /// <summary>An object with a record in it.</summary>
    public static CompositeShape Holder(EnumModel model)
    {
        var kind = new Kind($"H{model.Name}", [("Nested", Record(model)), ("Ready", LeafShape.Bool)], IsPositional: false);
        return new CompositeShape(kind.Name!, [.. Products(kind, [kind.Name!], $"new {kind.Name}"), new Value("null")], [kind]);
    }

    /// <summary>Classes of which some have a code. One below another inherits it.</summary>
    public static CompositeShape Hierarchy(EnumModel model, string type = "")
    {
        var root = new Kind($"B{model.Name}", [("Flag", LeafShape.Bool)], IsPositional: false);
        var derived = new Kind($"D{model.Name}", [.. root.Members, ("Code", LeafShape.Of(model))], IsPositional: false);
        var deeper = new Kind($"E{model.Name}", derived.Members, IsPositional: false);
        var other = new Kind($"O{model.Name}", root.Members, IsPositional: false);
        var values = Products(root, [root.Name!], $"new {root.Name}")
            .Concat(Products(derived, [derived.Name!, root.Name!], $"new {derived.Name}"))
            .Concat(Products(deeper, [deeper.Name!, derived.Name!, root.Name!], $"new {deeper.Name}"))
            .Concat(Products(other, [other.Name!, root.Name!], $"new {other.Name}"))
            .Append(new Value("null"));
        return type.Length == 0
            ? new CompositeShape(root.Name!, [.. values], [root, derived, deeper, other])
            : new CompositeShape(type, [.. values.Select(value => value.IsNull ? value : value with { Types = value.Types.Add(type) })], [new Kind(type, [], IsPositional: false), root, derived, deeper, other]);
    }

    /// <summary>The declarations of all of these types for an enum.</summary>
    public static string Declare(EnumModel model) => $$"""
        public sealed record R{{model.Name}}({{model.Name}} Code, bool Flag, {{model.Name}}? Inner);
        public sealed class H{{model.Name}}(R{{model.Name}} nested, bool ready) { public R{{model.Name}} Nested { get; } = nested; public bool Ready => ready; }
        public class B{{model.Name}}(bool flag) { public bool Flag { get; } = flag; }
        public class D{{model.Name}}(bool flag, {{model.Name}} code) : B{{model.Name}}(flag) { public {{model.Name}} Code => code; }
        public sealed class E{{model.Name}}(bool flag, {{model.Name}} code) : D{{model.Name}}(flag, code);
        public sealed class O{{model.Name}}(bool flag) : B{{model.Name}}(flag);
        """;

    private static IEnumerable<Value> Products(Kind kind, ImmutableArray<string> types, string constructor)
    {
        IEnumerable<ImmutableArray<Value>> products = [[]];
        foreach (var (_, shape) in kind.Members)
        {
            products = products.SelectMany(product => shape.Values.Select(product.Add));
        }

        return products.Select(product => new Value($"{constructor}({string.Join(", ", product.Select(static value => value.Text))})")
        {
            Types = types,
            Members = kind.Members.Zip(product).ToImmutableSortedDictionary(static pair => pair.First.Name, static pair => pair.Second),
        });
    }
}
