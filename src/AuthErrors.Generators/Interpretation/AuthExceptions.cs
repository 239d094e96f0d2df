using System;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Exceptions by which a client says that the server rejected a request.</summary>
internal static class AuthExceptions
{
    private static readonly string[] Words = ["Auth", "Unauthorized", "Forbidden", "Api", "Http", "Status", "Rpc", "Mcp", "WebException", "Token", "RequestFailed"];

    /// <summary>The type of exception that a rejection in a call is expected to give, since somebody around it waits for that.</summary>
    public static ITypeSymbol? Expected(CallSite? site)
    {
        for (; site is not null; site = site.Frame.Caller)
        {
            if (site.Expected is { } expected)
            {
                return expected;
            }

            var caught = Handlers.Around(site.Region).SelectMany(Handlers.CatchesOf).Select(static clause => clause.ExceptionType).FirstOrDefault(IsAuth);
            if (caught is not null)
            {
                return caught;
            }
        }

        return null;
    }

    /// <summary>The status of a rejection, where a member of an exception or a result is read that holds one.</summary>
    public static Value? StatusOf(IMethodSymbol getter, Server server)
        => getter.MethodKind == MethodKind.PropertyGet && IsStatus(getter.ReturnType) && getter.ContainingType is { } type && IsException(type) ? NumberValue.Of(server.Rejection) : null;

    /// <summary>True for an exception whose name or status says that it is about a request that was refused.</summary>
    public static bool IsAuth(ITypeSymbol? type)
        => type is not null && IsException(type) && type.Name != "Exception"
            && (Words.Any(word => type.Name.IndexOf(word, StringComparison.Ordinal) >= 0) || type.GetMembers().OfType<IPropertySymbol>().Any(static property => IsStatus(property.Type)));

    private static bool IsStatus(ITypeSymbol type)
        => type.Name == "HttpStatusCode" || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsStatus(nullable.TypeArguments[0]));

    private static bool IsException(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace.Name: "System" })
            {
                return true;
            }
        }

        return false;
    }
}
