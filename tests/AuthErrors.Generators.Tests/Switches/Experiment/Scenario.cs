using System;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>Over what a switch goes.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Shape">What the patterns see.</param>
/// <param name="ParameterType">The type of the parameter <c>value</c> of the method around the switch.</param>
/// <param name="Governing">What stands behind <c>switch</c>, in all its forms.</param>
/// <param name="IsRootChecked">True when the value itself is a code, and so is checked whatever the arms are.</param>
internal sealed record Scenario(string Name, Shape Shape, string ParameterType, ImmutableArray<string> Governing, bool IsRootChecked)
{
    private static readonly ImmutableArray<(string Name, Func<EnumModel, EnumModel, Scenario> Create)> Kinds =
    [
        Kind("code", static (model, _) => LeafShape.Of(model), isRootChecked: true),
        Kind("nullable code", static (model, _) => LeafShape.NullableOf(model), isRootChecked: true),
        ("number of a code", static (model, _) => new Scenario("", LeafShape.NumberOf(model), model.Name, [$"({model.Underlying})value"], IsRootChecked: false)),
        Kind("object", static (model, _) => LeafShape.ObjectOf(model)),
        Tuple("code, bool", static (model, _) => [LeafShape.Of(model), LeafShape.Bool]),
        Tuple("code, code", static (model, _) => [LeafShape.Of(model), LeafShape.Of(model)]),
        Tuple("nullable code, bool, other code", static (model, other) => [LeafShape.NullableOf(model), LeafShape.Bool, LeafShape.Of(other)]),
        Tuple("code, nullable bool", static (model, _) => [LeafShape.Of(model), LeafShape.NullableBool]),
        Tuple("code, int", static (model, _) => [LeafShape.Of(model), LeafShape.Int]),
        Tuple("code, ordinary enum", static (model, _) => [LeafShape.Of(model), LeafShape.Of(EnumModel.Ordinary)]),
        Tuple("tuple, code", static (model, _) => [CompositeShape.Tuple(LeafShape.Of(model), LeafShape.Bool), LeafShape.Of(model)]),
        Kind("nullable tuple", static (model, _) => CompositeShape.NullableTuple(LeafShape.Of(model), LeafShape.Bool)),
        Kind("record", static (model, _) => CompositeShape.Record(model)),
        Kind("record in an object", static (model, _) => CompositeShape.Holder(model)),
        Tuple("record, bool", static (model, _) => [CompositeShape.Record(model), LeafShape.Bool]),
        Kind("hierarchy", static (model, _) => CompositeShape.Hierarchy(model)),
        Kind("hierarchy as object", static (model, _) => CompositeShape.Hierarchy(model, "object")),
    ];

    public static ImmutableArray<string> Names => [.. Kinds.Select(static kind => kind.Name)];

    public static Scenario Create(string name, EnumModel model, EnumModel other)
        => Kinds.Single(kind => kind.Name == name).Create(model, other) with { Name = $"{name} ({model.Name})" };

    private static (string, Func<EnumModel, EnumModel, Scenario>) Kind(string name, Func<EnumModel, EnumModel, Shape> create, bool isRootChecked = false)
        => (name, (model, other) => create(model, other) is var shape ? new Scenario("", shape, shape.Type, ["value"], isRootChecked) : throw new InvalidOperationException());

    /// <summary>A tuple in a variable, and one that is written in place.</summary>
    private static (string, Func<EnumModel, EnumModel, Scenario>) Tuple(string name, Func<EnumModel, EnumModel, ImmutableArray<Shape>> elements)
        => (name, (model, other) =>
        {
            var items = elements(model, other);
            var shape = CompositeShape.Tuple(items);
            var written = string.Join(", ", items.Select(static (_, at) => $"value.Item{at + 1}"));
            return new Scenario("", shape, shape.Type, ["value", $"({written})"], IsRootChecked: false);
        });
}
