using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Retries;

/// <summary>The way from the start of a request to a call.</summary>
internal sealed class Trace
{
    private readonly List<CallSite> _sites = [];

    private Trace(CallSite site)
    {
        for (var at = site; at is not null; at = at.Frame.Caller)
        {
            _sites.Insert(0, at);
        }
    }

    /// <summary>The way to a call.</summary>
    public static Trace To(Call call) => new(call.Site);

    /// <summary>The call that stands nearest to the end in the method that the request starts with: where the fault is shown.</summary>
    public SyntaxNode Place => _sites[PlaceAt].Operation.Syntax;

    /// <summary>The calls from there on.</summary>
    public EquatableArray<SyntaxNodeOrToken> Path => _sites.Skip(PlaceAt + 1).Select(static site => (SyntaxNodeOrToken)site.Operation.Syntax).Distinct().ToEquatableArray();

    /// <summary>The names on the way, such as <c>Run → Authorized → RefreshAsync</c>. What recurs is named once.</summary>
    public string Names => string.Join(" → ", _sites.Select(static site => Name(site.Operation)).Distinct(System.StringComparer.Ordinal).Prepend(Start));

    private string Start => _sites[0].Frame.Symbol.Name;

    private int PlaceAt
    {
        get
        {
            var declarations = _sites[0].Frame.Symbol.DeclaringSyntaxReferences;
            return _sites.FindLastIndex(site => declarations.Any(reference => reference.SyntaxTree == site.Operation.Syntax.SyntaxTree && reference.Span.Contains(site.Operation.Syntax.Span)));
        }
    }

    private static string Name(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } } call => call.Instance?.Syntax.ToString() ?? "delegate",
        IInvocationOperation call => call.TargetMethod.Name,
        IObjectCreationOperation creation => "new " + creation.Type?.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        _ when operation.Syntax is InvocationExpressionSyntax { Expression: var called } => called.ToString(),
        _ => operation.Syntax.ToString(),
    };
}
