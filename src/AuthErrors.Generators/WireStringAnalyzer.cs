using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.WireStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH2003: a wire string must be compared with codes that exist. AUTH2004: and better the enum than the string.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WireStringAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.AUTH2003_WireCodeMustBeKnown, Rule.AUTH2004_EnumMustBeUsed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (WireStringFinder.Find(start.Compilation) is { } finder)
            {
                start.RegisterOperationAction(
                    operation => Check(operation, finder),
                    OperationKind.Binary, OperationKind.Invocation, OperationKind.IsPattern, OperationKind.Switch, OperationKind.SwitchExpression);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, WireStringFinder finder)
    {
        if (WireComparisons.Read(context.Operation, finder) is not { } comparison)
        {
            return;
        }

        var diagnostics = comparison.Constants.Select(NearMissOf).Append(StringUseOf(comparison, finder)).OfType<Diagnostic>().ToList();
        if (diagnostics.Count == 0 || CompileErrors.AreIn(context.Operation, context.CancellationToken))
        {
            return;
        }

        diagnostics.ForEach(context.ReportDiagnostic);
    }

    private static Diagnostic? NearMissOf(ComparedConstant constant)
        => constant.FindMeant() is { } meant
            ? Diagnostic.Create(
                Rule.AUTH2003_WireCodeMustBeKnown,
                constant.Value.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add("meant", meant),
                Quoted.InDouble(constant.Text),
                constant.Compared.Codes.Codes.Type.Name,
                Quoted.InDouble(meant))
            : null;

    private static Diagnostic? StringUseOf(WireComparison comparison, WireStringFinder finder)
    {
        if (comparison.Known is not { Codes: var codes } || !EnumPlace.CanStand(comparison, finder.Marks))
        {
            return null;
        }

        var lacking = MissingCodes.Write(LackingCodes.Of(comparison, codes));
        return Diagnostic.Create(
            Rule.AUTH2004_EnumMustBeUsed, LocationOf(comparison.Operation.Syntax), codes.Type.Name, lacking.Length == 0 ? "" : $"; this switch lacks {lacking}");
    }

    private static Location LocationOf(SyntaxNode syntax)
        => SwitchKeyword.Find(syntax) ?? (syntax.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == syntax ? access : syntax).GetLocation();
}
