using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Codes;

/// <summary>An enum of codes, as far as switches need to know it.</summary>
internal sealed class CodeEnum
{
    private readonly Dictionary<object, int> _places;

    private CodeEnum(INamedTypeSymbol type, ImmutableArray<CodeValue> values)
    {
        Type = type;
        Values = values;
        All = Where(static _ => true);
        Everything = All | CodeSet.Of(values.Length);
        Optional = Where(static value => value.IsOptional);
        _places = values.Select(static (value, place) => (value, place)).ToDictionary(static pair => pair.value.Number, static pair => pair.place);
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The distinct values in the order of their declaration.</summary>
    public ImmutableArray<CodeValue> Values { get; }

    /// <summary>Every value.</summary>
    public CodeSet All { get; }

    /// <summary>Every value, and null, which only the nullable form can be.</summary>
    public CodeSet Everything { get; }

    /// <summary>The values that an arm may take without naming them.</summary>
    public CodeSet Optional { get; }

    /// <summary>Reads an enum from its symbol, be it source or metadata.</summary>
    public static CodeEnum Read(INamedTypeSymbol type)
    {
        var values = type.GetMembers().OfType<IFieldSymbol>()
            .Where(static field => field.HasConstantValue)
            .GroupBy(static field => field.ConstantValue!)
            .Select(static aliases => ReadValue(aliases.Key, [.. aliases]));
        return new CodeEnum(type, [.. values]);
    }

    /// <summary>The values for which a test holds.</summary>
    public CodeSet Where(Func<CodeValue, bool> test) => CodeSet.Where(Values.Length, place => test(Values[place]));

    /// <summary>The values of a set, in the order of their declaration. Null is none.</summary>
    public IEnumerable<CodeValue> ValuesIn(CodeSet set) => Values.Where((_, place) => set.Contains(place));

    /// <summary>The value with a number; none for a number that the enum does not define.</summary>
    public CodeSet WithNumber(object number) => _places.TryGetValue(number, out var place) ? CodeSet.Of(place) : CodeSet.Empty;

    /// <summary>What the server sends for a member, when the member says so.</summary>
    public static string? WireCodeOf(IFieldSymbol field) => AttributeOf(field)?.ConstructorArguments.FirstOrDefault().Value as string;

    private static CodeValue ReadValue(object number, IReadOnlyList<IFieldSymbol> aliases)
    {
        var name = aliases.FirstOrDefault(static alias => !IsObsolete(alias)) ?? aliases[0];
        return new CodeValue(
            number,
            name.Name,
            WireCodeOf(name),
            AttributeOf(name)?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Recovery").Value.Value as int? ?? 0,
            IsFallback: Convert.ToDecimal(number, CultureInfo.InvariantCulture) == 0,
            IsObsolete(name));
    }

    private static AttributeData? AttributeOf(IFieldSymbol field)
        => field.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == "AuthErrors.WireCodeAttribute");

    private static bool IsObsolete(IFieldSymbol field)
        => field.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute");
}
