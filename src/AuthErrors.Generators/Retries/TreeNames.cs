using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Retries;

/// <summary>The names that one file declares and uses. They are read once for as long as the file is not edited.</summary>
internal sealed class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Known = new();

    private TreeNames(ImmutableArray<MemberNames> members, ImmutableArray<string> marked) => (Members, Marked) = (members, marked);

    /// <summary>The members that have code.</summary>
    public ImmutableArray<MemberNames> Members { get; }

    /// <summary>The names of those that are marked as refreshing a token.</summary>
    public ImmutableArray<string> Marked { get; }

    /// <summary>The names of a file.</summary>
    public static TreeNames Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Known.TryGetValue(tree, out var known))
        {
            return known;
        }

        var read = Read(tree.GetRoot(cancellationToken));
        return Known.GetValue(tree, _ => read);
    }

    private static TreeNames Read(SyntaxNode root)
    {
        var members = ImmutableArray.CreateBuilder<MemberNames>();
        var marked = ImmutableArray.CreateBuilder<string>();
        foreach (var member in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MemberDeclarationSyntax>())
        {
            if (member is BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax { ParameterList: null, BaseList: null } or EnumDeclarationSyntax or DelegateDeclarationSyntax)
            {
                continue;
            }

            foreach (var name in Names(member))
            {
                members.Add(new MemberNames(name, Uses(member, isCalled: false), Uses(member, isCalled: true)));
                if (member.AttributeLists.Any(static list => list.Attributes.Any(static attribute => Last(attribute.Name) is "RefreshesToken" or "RefreshesTokenAttribute")))
                {
                    marked.Add(name);
                }
            }
        }

        return new TreeNames(members.ToImmutable(), marked.ToImmutable());
    }

    private static string Last(NameSyntax name) => name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : (name as SimpleNameSyntax)?.Identifier.ValueText ?? "";

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        TypeDeclarationSyntax type => [type.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        GlobalStatementSyntax => [WellKnownMemberNames.TopLevelStatementsEntryPointMethodName],
        _ => [""],
    };

    private static ImmutableHashSet<string> Uses(MemberDeclarationSyntax member, bool isCalled)
    {
        var uses = ImmutableHashSet.CreateBuilder(System.StringComparer.Ordinal);
        SyntaxNode? own = member is TypeDeclarationSyntax type ? type.BaseList : member;
        foreach (var token in own?.DescendantTokens() ?? [])
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && (!isCalled || token.GetNextToken().Kind() is SyntaxKind.OpenParenToken or SyntaxKind.LessThanToken))
            {
                uses.Add(token.ValueText);
            }
        }

        return uses.ToImmutable();
    }
}
