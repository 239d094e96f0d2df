using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>Writes the name of a code the way the switch does it: bare, by an alias, qualified, or as short as it can be.</summary>
internal sealed class CodeNaming(SemanticModel model, SyntaxNode node, CodeEnum codes, CancellationToken cancellationToken)
{
    public IReadOnlyList<MissingName> WriteMissing(SwitchVerdict verdict)
    {
        var shortest = codes.Type.ToMinimalDisplayString(model, node.SpanStart);
        var qualifier = FindQualifier() ?? (codes.Values.Any(IsVisible) ? "" : shortest);
        var names = verdict.MissingCodes.Select(code => new MissingName(Write(code), code.WireCode ?? code.Name, node.SpanStart));
        return [.. names, .. verdict.IsNullMissing ? [new MissingName("null", "null", node.SpanStart)] : (MissingName[])[]];

        string Write(CodeValue code)
        {
            var name = CSharpName.Escape(code.Name);
            return qualifier.Length > 0 ? $"{qualifier}.{name}" : IsVisible(code) ? name : $"{shortest}.{name}";
        }
    }

    /// <summary>What stands before the first code that the switch names: nothing with a <c>using static</c>; <see langword="null"/> when it names none.</summary>
    private string? FindQualifier()
    {
        foreach (var name in node.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is IFieldSymbol field && IsCode(field))
            {
                return name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Expression.ToString() : "";
            }
        }

        return null;
    }

    /// <summary>True when the bare name means this code here, and not a local or member of the same name.</summary>
    private bool IsVisible(CodeValue code)
    {
        var found = model.LookupSymbols(node.SpanStart, name: code.Name);
        return found.Length == 1 && found[0] is IFieldSymbol field && IsCode(field);
    }

    private bool IsCode(IFieldSymbol field) => SymbolEqualityComparer.Default.Equals(field.ContainingType, codes.Type);
}
