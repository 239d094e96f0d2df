using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Passes the token that was sent to a refresh which is shared by those who pass the same.</summary>
internal sealed class SingleFlightCall(RetryDiagnostic finding)
{
    /// <summary>The changes; none where there is no such refresh, or several, or nothing holds the token that was sent.</summary>
    public ImmutableArray<TextChange> Write(InvocationExpressionSyntax call)
    {
        if (finding.SymbolOf(call) is not IMethodSymbol method)
        {
            return [];
        }

        return SingleFlightMethod.From(method) is { } shared ? PassSent(call, shared) : CallShared(call, method);
    }

    /// <summary>The refresh is shared, but is given a token that may be newer than the one that was rejected.</summary>
    private ImmutableArray<TextChange> PassSent(InvocationExpressionSyntax call, SingleFlightMethod shared)
    {
        var argument = call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon is { } name ? name.Name.Identifier.ValueText == shared.Token.Name : call.ArgumentList.Arguments.IndexOf(argument) == 0);
        return argument is not null && new SentToken(finding).Before(call, shared.Token.Type) is var (token, introduction) && argument.Expression.ToString() != token
            ? introduction.Add(new TextChange(argument.Expression.Span, token))
            : [];
    }

    private ImmutableArray<TextChange> CallShared(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var others = call.ArgumentList.Arguments.Where(argument => !HttpTypes.IsCancellation(finding.TypeOf(argument.Expression)));
        if (others.Any() || SharedInReach(call, method) is not { } found || new SentToken(finding).Before(call, found.Method.Token.Type) is not var (token, introduction))
        {
            return [];
        }

        var cancellation = found.Method.TakesCancellation ? string.Concat(call.ArgumentList.Arguments.Select(static argument => ", " + argument)) : "";
        return introduction.Add(new TextChange(call.Span, $"{found.Receiver}{found.Method.Name}({token}{cancellation})"));
    }

    /// <summary>The shared refresh that gives the same: one of the receiver itself, else of what the code can name.</summary>
    private (string Receiver, SingleFlightMethod Method)? SharedInReach(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var receiver = call.Expression is MemberAccessExpressionSyntax access ? access.Expression + "." : "";
        var own = Shared(method.ContainingType, method).Select(shared => (receiver, shared)).ToList();
        var found = own.Count > 0 ? own : [.. finding.Model.LookupSymbols(call.SpanStart)
            .Select(static symbol => (symbol.Name, Type: TypeOf(symbol)))
            .Where(static member => member.Type is not null)
            .SelectMany(member => Shared(member.Type!, method).Select(shared => (member.Name + ".", shared)))];
        return found.Count == 1 ? found[0] : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    private IEnumerable<SingleFlightMethod> Shared(ITypeSymbol type, IMethodSymbol raw) => Types(type)
        .SelectMany(static part => part.GetMembers().OfType<IMethodSymbol>())
        .Where(method => finding.Model.Compilation.IsSymbolAccessibleWithin(method, finding.Model.Compilation.Assembly))
        .Select(SingleFlightMethod.From)
        .OfType<SingleFlightMethod>()
        .Where(shared => SymbolEqualityComparer.Default.Equals(shared.Gives, raw.ReturnType));

    private static IEnumerable<ITypeSymbol> Types(ITypeSymbol type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            yield return part;
        }

        foreach (var part in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            yield return part;
        }
    }
}
