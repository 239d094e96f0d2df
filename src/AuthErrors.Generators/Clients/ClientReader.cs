using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Clients;

/// <summary>Reads a class marked with <c>[AuthErrorClient]</c>: symbol in, values out.</summary>
internal static class ClientReader
{
    public const string AttributeName = "AuthErrors.AuthErrorClientAttribute";

    private static readonly SymbolDisplayFormat FullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces, genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>False of what the compiler refuses to see marked, and of a class that has no name yet: everything else is generated all the same.</summary>
    public static bool IsClass(SyntaxNode node)
        => node is TypeDeclarationSyntax { RawKind: (int)SyntaxKind.ClassDeclaration or (int)SyntaxKind.RecordDeclaration, Identifier.IsMissing: false };

    public static ClientReading Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        var problem = FindObstacle(type, cancellationToken) is { } obstacle
            ? new CatalogProblem(CatalogRule.ClientMustFit, PlaceOf(declaration.Identifier.GetLocation()), $"{Quoted.InSingle(type.Name)} {obstacle}")
            : null;
        return new ClientReading(
            problem is null ? ReadModel(type, attribute) : null,
            attribute.ConstructorArguments.FirstOrDefault().Value as string,
            PlaceOf(attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken).GetLocation()),
            problem);
    }

    private static ClientModel ReadModel(INamedTypeSymbol type, AttributeData attribute)
        => new(
            type.ToDisplayString(FullName),
            type.ContainingNamespace.IsGlobalNamespace ? "" : CSharpName.EscapeNamespace(type.ContainingNamespace.ToDisplayString(FullName)),
            ContainersOf(type).Reverse().Select(Head).ToEquatableArray(),
            type.IsRecord ? "record" : "class",
            EscapeType(type.Name),
            TypeParametersOf(type))
        {
            ApiKeyVariable = FindText(attribute, "ApiKeyVariable"),
            ApiKeyHeader = FindText(attribute, "ApiKeyHeader"),
            DisposesItself = WithBases(type).Any(static declaring => declaring.GetMembers("Dispose").Length + declaring.GetMembers("DisposeAsync").Length > 0),
            IsSealed = type.IsSealed,
        };

    private static string? FindText(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    /// <summary>Why the other part of a class cannot be written; <see langword="null"/> when it can.</summary>
    private static string? FindObstacle(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!IsPartial(type, cancellationToken))
        {
            return "is not partial, so nothing can be added to it; write 'partial class'";
        }

        if (ContainersOf(type).FirstOrDefault(container => !IsPartial(container, cancellationToken)) is { } closed)
        {
            return $"is inside {Quoted.InSingle(closed.Name)}, which is not partial; write 'partial' there too";
        }

        if (type.IsStatic)
        {
            return "is static, and a client is an object; remove 'static'";
        }

        if (ContainersOf(type).Prepend(type).Any(static part => part.IsFileLocal))
        {
            return "is local to its file, and its other part is in another file; remove 'file'";
        }

        if (DeclarationsOf(type, cancellationToken).Any(static declaration => declaration.ParameterList is not null))
        {
            return "has a primary constructor, which the generated constructors would have to call; write an ordinary one";
        }

        if (WithBases(type).Skip(1).FirstOrDefault(IsClient) is { } client)
        {
            return $"derives from {Quoted.InSingle(client.Name)}, which is a client already; remove the attribute from one of them";
        }

        var members = WithBases(type).SelectMany(static declaring => declaring.GetMembers());
        if (members.FirstOrDefault(member => IsGenerated(member) && IsSeenFrom(type, member)) is { } rival)
        {
            return $"has a member {Quoted.InSingle(rival.Name)} already, which is to be generated; rename it";
        }

        return type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent && !parent.InstanceConstructors.Any(IsCallableWithoutArguments)
            ? $"derives from {Quoted.InSingle(parent.Name)}, which has no constructor without parameters; add one there"
            : null;
    }

    /// <summary>Whether a member of the user's has the name of one that is generated. Methods may, with other parameters.</summary>
    private static bool IsGenerated(ISymbol member) => member.Name switch
    {
        "AuthSession" or "_authClient" => true,
        "SendAsync" => member is not IMethodSymbol method
            || method.Parameters.Select(static parameter => parameter.Type.Name).SequenceEqual(["HttpRequestMessage", "CancellationToken"], StringComparer.Ordinal),
        _ => false,
    };

    private static bool IsSeenFrom(INamedTypeSymbol type, ISymbol member)
        => member.DeclaredAccessibility != Accessibility.Private || SymbolEqualityComparer.Default.Equals(member.ContainingType, type);

    private static bool IsClient(INamedTypeSymbol type)
        => type.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName);

    private static bool IsCallableWithoutArguments(IMethodSymbol constructor)
        => constructor.DeclaredAccessibility != Accessibility.Private && constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams);

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
        => DeclarationsOf(type, cancellationToken).Any(static declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> DeclarationsOf(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>();

    private static IEnumerable<INamedTypeSymbol> ContainersOf(INamedTypeSymbol type)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is { SpecialType: not SpecialType.System_Object }; declaring = declaring.BaseType)
        {
            yield return declaring;
        }
    }

    private static string Head(INamedTypeSymbol type)
    {
        var keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {EscapeType(type.Name)}{TypeParametersOf(type)}";
    }

    private static string TypeParametersOf(INamedTypeSymbol type)
        => type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(static parameter => EscapeType(parameter.Name)))}>";

    /// <summary>The compiler warns of types in small letters that are not written so (CS8981).</summary>
    private static string EscapeType(string name) => name.All(static c => c is >= 'a' and <= 'z') ? "@" + name : CSharpName.Escape(name);

    private static Place PlaceOf(Location location)
        => new(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span);
}
