using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A value without parts: enum, bool, number, or anything in a variable of type <see cref="object"/>.</summary>
internal sealed record LeafShape(string Type, ImmutableArray<Value> Values) : Shape(Type, Values)
{
    private const string ObjectType = "object";

    /// <summary>The constants, each in all its spellings.</summary>
    public ImmutableArray<ImmutableArray<Pattern>> Constants { get; init; } = [];

    /// <summary>What C# takes behind a comparison.</summary>
    public ImmutableArray<(string Text, decimal Number, string Type)> Bounds { get; init; } = [];

    /// <summary>What C# takes as the type of a pattern.</summary>
    public ImmutableArray<string> TypeTests { get; init; } = [];

    public bool CanBeNull => Values.Any(static value => value.IsNull);

    public static LeafShape Of(EnumModel model) => new(model.Name, model.Values)
    {
        Constants = [.. model.Values.Select(value => Spellings(model, value)), [Pattern.Constant($"({model.Name})77", model.Name, 77, isCode: false)]],
        Bounds = [.. model.Values.Select(value => (value.Text, value.Number!.Value, model.Name))],
        TypeTests = [model.Name],
    };

    public static LeafShape NullableOf(EnumModel model)
    {
        var shape = Of(model);
        return shape with { Type = model.Name + "?", Values = shape.Values.Add(new Value("null") { Code = model.IsMarked ? Value.NullCode : null }) };
    }

    /// <summary>The number of a code, as a cast to the underlying type gives it.</summary>
    public static LeafShape NumberOf(EnumModel model) => new(model.Underlying, [.. model.Values.Select(value => value with { Types = [model.Underlying] })])
    {
        Constants =
        [
            .. model.Values.Select(value => ImmutableArray.Create(
                Pattern.Constant(Text.Number(value.Number!.Value), model.Underlying, value.Number.Value, isCode: true),
                Pattern.Constant($"({model.Underlying}){value.Text}", model.Underlying, value.Number.Value, isCode: true))),
            [Pattern.Constant("77", model.Underlying, 77, isCode: false)],
        ],
        Bounds = [.. model.Values.Select(value => (Text.Number(value.Number!.Value), value.Number!.Value, model.Underlying))],
        TypeTests = [model.Underlying],
    };

    /// <summary>Codes and other things as objects. Null is no code there: nothing says that it would be the null of the enum.</summary>
    public static LeafShape ObjectOf(EnumModel model)
    {
        var shape = Of(model);
        var others = ImmutableArray.Create(
            new Value("null"),
            new Value("5") { Types = ["int", ObjectType], Number = 5 },
            new Value("\"text\"") { Types = ["string", ObjectType] });
        return shape with
        {
            Type = ObjectType,
            Values = [.. shape.Values.Select(static value => value with { Types = value.Types.Add(ObjectType) }), .. others],
            Constants = [.. shape.Constants, [Pattern.Constant("5", "int", 5, isCode: false)]],
            TypeTests = [model.Name, "int", "string"],
        };
    }

    public static LeafShape Bool { get; } = new("bool", [Flag("false", 0), Flag("true", 1)])
    {
        Constants = [[Pattern.Constant("false", "bool", 0, isCode: false)], [Pattern.Constant("true", "bool", 1, isCode: false)]],
        TypeTests = ["bool"],
    };

    public static LeafShape NullableBool { get; } = Bool with { Type = "bool?", Values = Bool.Values.Add(new Value("null")) };

    /// <summary>The numbers lie on, between and beyond those that patterns mention.</summary>
    public static LeafShape Int { get; } = new(
        "int",
        [.. new[] { int.MinValue, -9, 0, 1, 3, 5, 8, int.MaxValue }.Select(static number => new Value(number.ToString(CultureInfo.InvariantCulture)) { Types = ["int"], Number = number })])
    {
        Constants = [.. new[] { 0, 1, 5 }.Select(static number => ImmutableArray.Create(Pattern.Constant(Text.Number(number), "int", number, isCode: false)))],
        Bounds = [.. new[] { 0, 1, 5 }.Select(static number => (Text.Number(number), (decimal)number, "int"))],
        TypeTests = ["int"],
    };

    private static Value Flag(string text, int number) => new(text) { Types = ["bool"], Number = number };

    /// <summary>Every member, every cast, and the constant of another class.</summary>
    private static ImmutableArray<Pattern> Spellings(EnumModel model, Value value)
    {
        var number = value.Number!.Value;
        var members = model.Members.Where(member => member.Number == number).ToList();
        var texts = members.Select(member => $"{model.Name}.{member.Name}")
            .Concat(members.Select(static member => member.Name))
            .Append($"Constants.{members[0].Name}")
            .Append(number < 0 ? $"unchecked(({model.Name})({Text.Number(number)}))" : $"({model.Name}){Text.Number(number)}");
        return [.. texts.Select(text => Pattern.Constant(text, model.Name, number, model.IsMarked))];
    }
}
