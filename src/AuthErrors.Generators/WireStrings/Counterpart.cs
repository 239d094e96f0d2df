using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Finds the enum that stands beside a wire string.</summary>
internal static class Counterpart
{
    /// <summary>True when the enum is at hand where the wire string comes from.</summary>
    public static bool Exists(IOperation origin, WireCodes codes, WireMarks marks)
        => FindMember(origin, codes, marks) is not null || FindArgument(origin, codes, marks) is not null;

    /// <summary>The one property, or else field, of the enum's type beside a property or field: <c>Code</c> beside <c>WireCode</c>.</summary>
    public static ISymbol? FindMember(IOperation origin, WireCodes codes, WireMarks marks)
    {
        if (origin is not (IPropertyReferenceOperation or IFieldReferenceOperation) || origin.SemanticModel is not { } model)
        {
            return null;
        }

        var reference = (IMemberReferenceOperation)origin;
        var receiver = reference.Instance?.Type ?? reference.Member.ContainingType;
        var visible = model.LookupSymbols(origin.Syntax.SpanStart, receiver)
            .Where(member => member.IsStatic == reference.Member.IsStatic)
            .ToList();
        return Single(visible.Where(member => member is IPropertySymbol { IsIndexer: false, GetMethod: not null } property && marks.IsEnum(property.Type, codes)))
            ?? Single(visible.Where(member => member is IFieldSymbol field && marks.IsEnum(field.Type, codes)));
    }

    /// <summary>The enum that a call such as <c>code.ToWireCode()</c> is given, and nothing else.</summary>
    public static IOperation? FindArgument(IOperation origin, WireCodes codes, WireMarks marks)
        => origin is IInvocationOperation { Arguments: { Length: 1 } arguments, Instance: null } && marks.IsEnum(arguments[0].Parameter?.Type, codes) ? arguments[0].Value : null;

    private static ISymbol? Single(IEnumerable<ISymbol> members)
    {
        var found = members.Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
