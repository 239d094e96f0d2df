using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Refreshes;

/// <summary>The enum that says what a credential is: <c>CredentialKind</c>, of the runtime or of the program's own making.</summary>
internal static class CredentialKinds
{
    private const string Name = "CredentialKind";
    private const string ApiKey = "ApiKey";

    /// <summary>The value for the user's API key; <see langword="null"/> for every other type.</summary>
    public static long? ApiKeyOf(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Enum, Name: Name } kind && kind.GetMembers(ApiKey).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true, ConstantValue: var value }
            ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? ApiKeyOf(nullable.TypeArguments[0])
            : null;

    /// <summary>The member of a type, declared or inherited, that says what its credential is.</summary>
    public static ISymbol? MemberOf(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var member = current.GetMembers().FirstOrDefault(static member => !member.IsImplicitlyDeclared && member switch
            {
                IPropertySymbol property => ApiKeyOf(property.Type) is not null,
                IFieldSymbol field => ApiKeyOf(field.Type) is not null,
                _ => false,
            });
            if (member is not null)
            {
                return member;
            }
        }

        return null;
    }
}
