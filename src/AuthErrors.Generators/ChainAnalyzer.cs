using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Chains;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH2006: an if chain over auth error codes could be a switch, which AUTH2001 checks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChainAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.AUTH2006_ChainCouldBeSwitch];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CodeEnums.Find(start.Compilation) is { } enums)
            {
                start.RegisterOperationAction(operation => Check(operation, enums), OperationKind.Conditional);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, CodeEnums enums)
    {
        if (context.Operation.Syntax is not IfStatementSyntax first
            || new ChainReader(context.Operation.SemanticModel!, enums, context.CancellationToken).StartingAt(first) is not { } chain
            || chain.Branches.Length < ChainOptions.MinimumBranches(context.Options.AnalyzerConfigOptionsProvider.GetOptions(first.SyntaxTree))
            || CompileErrors.AreIn(IsLadder(chain) ? context.Operation : context.Operation.Parent ?? context.Operation, context.CancellationToken))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Rule.AUTH2006_ChainCouldBeSwitch, first.IfKeyword.GetLocation(), chain.Codes.Type.Name));
    }

    /// <summary>True when the whole chain is one statement.</summary>
    private static bool IsLadder(Chain chain) => chain.Branches.Skip(1).All(static branch => branch.Statement.Parent is ElseClauseSyntax);
}
