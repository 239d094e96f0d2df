using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>
/// Makes a method that calls itself refresh once: a parameter says that this is the call after the refresh. A new one is only added where all
/// callers are in sight, since the signature changes.
/// </summary>
internal sealed class RecursionGuard(RetryDiagnostic finding)
{
    /// <summary>The changes; none where the method does not call itself, or may be called from elsewhere.</summary>
    public ImmutableArray<TextChange> Around(InvocationExpressionSyntax call)
    {
        var method = call.Ancestors().FirstOrDefault(Repetition.IsFunction);
        if (method is null || ParametersOf(method) is not { } parameters || finding.DeclaredBy(method) is not IMethodSymbol symbol)
        {
            return [];
        }

        var again = method.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(inner => Means(inner, symbol)).ToList();
        if (again.Count == 0 || !again.Exists(inner => IsAfter(inner, call)) || new RejectionTestFinder(finding, Repetition.Of(method)).Above(call) is not { } test)
        {
            return [];
        }

        if (GuardTest.FlagsIn(test).Select(name => finding.SymbolOf(name)).OfType<IParameterSymbol>().FirstOrDefault() is { } told)
        {
            return [.. again.Where(inner => IsAfter(inner, call)).SelectMany(inner => Tell(inner, told))];
        }

        if (!test.IsEnding || !IsPrivate(method, symbol))
        {
            return [];
        }

        var flag = FreeName.In(method, "isRetry");
        return
        [
            Lines.Insertion(parameters.CloseParenToken.SpanStart, $"{(parameters.Parameters.Count > 0 ? ", " : "")}bool {flag} = false"),
            .. GuardTest.Add(test, flag),
            .. again.Select(inner => Pass(inner, flag, IsAfter(inner, call) ? "true" : flag)),
        ];
    }

    private static ParameterListSyntax? ParametersOf(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax declaration => declaration.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        _ => null,
    };

    private bool IsPrivate(SyntaxNode method, IMethodSymbol symbol)
        => (symbol.MethodKind == MethodKind.LocalFunction || (symbol.DeclaredAccessibility == Accessibility.Private && symbol is { ExplicitInterfaceImplementations.IsEmpty: true, IsPartialDefinition: false, PartialDefinitionPart: null }))
            && !symbol.Parameters.Any(static parameter => parameter.IsParams)
            && (symbol.MethodKind == MethodKind.LocalFunction || symbol.ContainingType.DeclaringSyntaxReferences.Length == 1)
            && method.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == symbol.Name)
                .All(name => IsCalled(name) || !SymbolEqualityComparer.Default.Equals(finding.SymbolOf(name)?.OriginalDefinition, symbol));

    /// <summary>True when a name is called, and not given to somebody who calls it with what the method takes today.</summary>
    private static bool IsCalled(IdentifierNameSyntax name)
        => name.Parent is InvocationExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax called } access && called.Expression == access);

    private bool Means(InvocationExpressionSyntax call, IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(finding.SymbolOf(call)?.OriginalDefinition, method);

    /// <summary>True when a call is run after the refresh: it is given what the refresh gives, or stands further down.</summary>
    private static bool IsAfter(InvocationExpressionSyntax again, InvocationExpressionSyntax refresh)
        => again.Span.Contains(refresh.Span)
            || (again.SpanStart > refresh.Span.End && refresh.FirstAncestorOrSelf<StatementSyntax>()!.Parent!.Span.Contains(again.Span));

    /// <summary>The method is told already, but not by this call.</summary>
    private static IEnumerable<TextChange> Tell(InvocationExpressionSyntax again, IParameterSymbol told)
    {
        var arguments = again.ArgumentList.Arguments;
        var given = arguments.FirstOrDefault(argument => argument.NameColon is { } name ? name.Name.Identifier.ValueText == told.Name : arguments.IndexOf(argument) == told.Ordinal);
        return given switch
        {
            null => [Pass(again, told.Name, "true")],
            { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression } => [],
            _ => [new TextChange(given.Expression.Span, "true")],
        };
    }

    private static TextChange Pass(InvocationExpressionSyntax call, string flag, string value)
        => Lines.Insertion(call.ArgumentList.CloseParenToken.SpanStart, $"{(call.ArgumentList.Arguments.Count > 0 ? ", " : "")}{flag}: {value}");
}
