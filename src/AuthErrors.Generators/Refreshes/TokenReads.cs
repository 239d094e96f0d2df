using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Refreshes;

/// <summary>Tells what is read from where a refresh stores the token.</summary>
internal static class TokenReads
{
    private static readonly string[] Words = ["Token", "Current", "Bearer", "Credential", "Jwt"];

    private static readonly string[] OtherWords = ["Refresh", "Page", "Continuation", "Csrf", "Xsrf", "Antiforgery", "Directory"];

    /// <summary>True for a field or property, or a method without arguments of its own, that gives the token as it is now.</summary>
    public static bool IsToken(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsConst && !field.IsReadOnly && IsText(field.Type) && IsNamed(field) && !IsOther(field),
        IPropertySymbol property => IsText(property.Type) && IsNamed(property) && !IsOther(property),
        IMethodSymbol method => method.Parameters.All(static parameter => parameter.Type.Name == "CancellationToken") && IsNamed(method) && IsText(Tasks.ResultOf(method.ReturnType)) && !IsOther(method),
        _ => false,
    };

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.Name is "AuthToken" or "AccessToken" or "SecureString";

    private static bool IsNamed(ISymbol member) => Words.Any(word => member.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>What is spent by a refresh rather than sent with a request, what leads to the next page, and where a loop stands.</summary>
    private static bool IsOther(ISymbol member)
        => OtherWords.Any(word => member.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) || IsOfEnumerator(member)
            || member.Name.EndsWith("Type", StringComparison.Ordinal)
            || member.Name.EndsWith("Endpoint", StringComparison.Ordinal) || member.Name.EndsWith("Url", StringComparison.Ordinal) || member.Name.EndsWith("Uri", StringComparison.Ordinal);

    private static bool IsOfEnumerator(ISymbol member)
        => member.ContainingType is { } type && (type.Name == "IEnumerator" || !type.GetMembers("MoveNext").IsEmpty || !type.GetMembers("MoveNextAsync").IsEmpty);
}
