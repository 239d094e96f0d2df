using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>
/// Searches an object and all that its fields lead to for what must not be kept between two runs: it would keep a whole
/// compilation alive, or never be equal to itself after an edit.
/// </summary>
internal sealed class ModelWalker
{
    // Base types and interfaces, since the types of the objects themselves are internal to the compiler.
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxReference), typeof(SyntaxTree), typeof(Compilation), typeof(SemanticModel),
        typeof(Location), typeof(AdditionalText), typeof(SourceText), typeof(IOperation), typeof(AttributeData), typeof(GeneratorSyntaxContext),
        typeof(GeneratorAttributeSyntaxContext), typeof(SyntaxToken), typeof(SyntaxTrivia),
    ];

    private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _findings = [];

    /// <summary>The way to each forbidden object, such as <c>Model.Items[0].Symbol is ISymbol: C</c>.</summary>
    public static IReadOnlyList<string> Find(object? model)
    {
        var walker = new ModelWalker();
        walker.Visit(model, model?.GetType().Name ?? "null");
        return walker._findings;
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal)
        || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Assembly).IsAssignableFrom(type) || typeof(CultureInfo).IsAssignableFrom(type);

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(Declared))
            {
                yield return field;
            }
        }
    }

    private void Visit(object? value, string path)
    {
        // A recursion too deep for the stack would take the whole test run down.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value is null || IsLeaf(value.GetType()) || (!value.GetType().IsValueType && !_visited.Add(value)))
        {
            return;
        }

        var type = value.GetType();
        if (Array.Find(Forbidden, forbidden => forbidden.IsAssignableFrom(type)) is { } found)
        {
            _findings.Add($"{path} is {found.Name}: {Summary(value)}");
        }
        else if (value is Array array)
        {
            VisitItems(array, path);
        }
        else
        {
            foreach (var field in Fields(type).Where(field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike))
            {
                Visit(field.GetValue(value), $"{path}.{PropertyName(field)}");
            }
        }
    }

    private static string Summary(object value)
    {
        var text = (value.ToString() ?? "").ReplaceLineEndings(" ");
        return text.Length > 80 ? text[..80] + "…" : text;
    }

    private void VisitItems(IEnumerable items, string path)
    {
        var index = 0;
        foreach (var item in items)
        {
            Visit(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
        }
    }

    // The field behind a property is called <Name>k__BackingField.
    private static string PropertyName(FieldInfo field) =>
        field.Name is ['<', .. var rest] && rest.IndexOf('>', StringComparison.Ordinal) is > 0 and var end ? rest[..end] : field.Name;
}
