using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Testing.Tests;

/// <summary>Keeps a symbol in its model, well hidden.</summary>
public sealed class SymbolGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax,
                static (syntax, _) => new Model([new Inner(syntax.SemanticModel.GetDeclaredSymbol((ClassDeclarationSyntax)syntax.Node)!)]))
            .WithTrackingName("Models");
        context.RegisterSourceOutput(models, static (output, _) => output.AddSource("Nothing.g.cs", "\n"));
    }

    private sealed record Model(object[] Items);

    private sealed record Inner(object Symbol);
}
