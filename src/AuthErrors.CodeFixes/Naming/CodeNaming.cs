using System.Linq;
using System.Threading;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Naming;

/// <summary>Writes the name of a code the way the switch does it: bare, by an alias, qualified, or as short as it can be.</summary>
internal sealed class CodeNaming
{
    private readonly SemanticModel _model;
    private readonly SyntaxNode _switch;
    private readonly CodeEnum _codes;
    private readonly string _shortest;
    private readonly string _qualifier;

    public CodeNaming(SemanticModel model, SyntaxNode @switch, CodeEnum codes, CancellationToken cancellationToken)
    {
        (_model, _switch, _codes) = (model, @switch, codes);
        _shortest = TypeNaming.Shortest(codes.Type, model, @switch.SpanStart);
        _qualifier = FindQualifier(cancellationToken) ?? (codes.Values.Any(IsVisible) ? "" : _shortest);
    }

    public string Write(CodeValue code)
    {
        var name = CSharpName.Escape(code.Name);
        return _qualifier.Length > 0 ? $"{_qualifier}.{name}" : IsVisible(code) ? name : $"{_shortest}.{name}";
    }

    /// <summary>What stands before the first code that the switch names: nothing with a <c>using static</c>; <see langword="null"/> when it names none.</summary>
    private string? FindQualifier(CancellationToken cancellationToken)
    {
        foreach (var name in _switch.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (_model.GetSymbolInfo(name, cancellationToken).Symbol is not IFieldSymbol field || !IsCode(field))
            {
                continue;
            }

            var qualifier = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Expression.ToString() : "";
            return qualifier.Any(static c => char.IsWhiteSpace(c) || c == '/') ? _shortest : qualifier;
        }

        return null;
    }

    /// <summary>True when the bare name means this code here, and not a local, a member or a word of the pattern language.</summary>
    private bool IsVisible(CodeValue code)
    {
        var found = _model.LookupSymbols(_switch.SpanStart, name: code.Name);
        return found.Length == 1 && found[0] is IFieldSymbol field && IsCode(field)
            && code.Name != "_" && SyntaxFacts.GetContextualKeywordKind(code.Name) == SyntaxKind.None;
    }

    private bool IsCode(IFieldSymbol field) => SymbolEqualityComparer.Default.Equals(field.ContainingType, _codes.Type);
}
