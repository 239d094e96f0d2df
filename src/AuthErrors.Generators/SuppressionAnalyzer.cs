using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Suppressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators;

/// <summary>AUTH2007: who suppresses AUTH2001 says why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuppressionAnalyzer : DiagnosticAnalyzer
{
    private static readonly string Id = Rule.AUTH2001_SwitchMustHandleEveryCode.Id;
    private static readonly string Title = Rule.AUTH2001_SwitchMustHandleEveryCode.Title.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.AUTH2007_SuppressionMustGiveReason];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CodeEnums.Find(start.Compilation) is not null)
            {
                start.RegisterSyntaxTreeAction(CheckPragmas);
                start.RegisterOperationAction(static operation => CheckAttribute(operation, (IAttributeOperation)operation.Operation), OperationKind.Attribute);
                start.RegisterOperationAction(CheckLocalFunction, OperationKind.LocalFunction);
            }
        });
    }

    private static void CheckPragmas(SyntaxTreeAnalysisContext context)
    {
        foreach (var place in PragmaCheck.Find(context.Tree.GetRoot(context.CancellationToken), Id, Title))
        {
            context.ReportDiagnostic(Create(place, "write a comment behind the pragma or in the line above it"));
        }
    }

    /// <summary>The attributes of local functions suppress, but are not among the operations that are visited.</summary>
    private static void CheckLocalFunction(OperationAnalysisContext context)
    {
        foreach (var syntax in ((LocalFunctionStatementSyntax)context.Operation.Syntax).AttributeLists.SelectMany(static list => list.Attributes))
        {
            if (context.Operation.SemanticModel!.GetOperation(syntax, context.CancellationToken) is IAttributeOperation attribute)
            {
                CheckAttribute(context, attribute);
            }
        }
    }

    private static void CheckAttribute(OperationAnalysisContext context, IAttributeOperation attribute)
    {
        if (AttributeCheck.Find(attribute, Id, Title) is { } place && !CompileErrors.AreIn(attribute, context.CancellationToken))
        {
            context.ReportDiagnostic(Create(place, "write it into the attribute's Justification"));
        }
    }

    private static Diagnostic Create(SyntaxNode place, string advice) => Diagnostic.Create(Rule.AUTH2007_SuppressionMustGiveReason, place.GetLocation(), advice);
}
