using System;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH3001 to AUTH3010: what one request does with its token when the server rejects it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryAnalyzer : DiagnosticAnalyzer
{
    private const string RefreshMethods = "dotnet_code_quality.AUTH3001.refresh_methods";

    private static readonly char[] Separators = new[] { '|', ',', ' ' };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rule.AUTH3001_RequestMustRefreshOnce,
        Rule.AUTH3002_RequestMustNotRefreshBeforeAndAfter,
        Rule.AUTH3003_RefreshMustBeSingleFlight,
        Rule.AUTH3004_RetryMustUseNewToken,
        Rule.AUTH3005_ApiKeyMustBeKept,
        Rule.AUTH3006_BodyTextNeedsErrorStatus,
        Rule.AUTH3007_RetryFailureMustSurface,
        Rule.AUTH3008_RequestMustBeSendableAgain,
        Rule.AUTH3009_HandlerMustMarkRequest,
        Rule.AUTH3010_RefreshCountCouldNotBeBounded,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var configured = Configured(start.Options.AnalyzerConfigOptionsProvider, start.Compilation);
            if (RetryJudge.For(start.Compilation, configured, start.CancellationToken) is { } judge)
            {
                start.RegisterSymbolAction(symbol => Report(symbol, judge), SymbolKind.Method);
            }
        });
    }

    private static void Report(SymbolAnalysisContext context, RetryJudge judge)
    {
        foreach (var finding in judge.Judge((IMethodSymbol)context.Symbol, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(Of(finding.Rule), finding.Place.GetLocation(), finding.Path.Select(static place => place.GetLocation()!), finding.Arguments.ToArray<object>()));
        }
    }

    internal static DiagnosticDescriptor Of(RetryRule rule) => rule switch
    {
        RetryRule.ManyRefreshes => Rule.AUTH3001_RequestMustRefreshOnce,
        RetryRule.BeforeAndAfter => Rule.AUTH3002_RequestMustNotRefreshBeforeAndAfter,
        RetryRule.Race => Rule.AUTH3003_RefreshMustBeSingleFlight,
        RetryRule.OldToken => Rule.AUTH3004_RetryMustUseNewToken,
        RetryRule.ApiKey => Rule.AUTH3005_ApiKeyMustBeKept,
        RetryRule.BodyText => Rule.AUTH3006_BodyTextNeedsErrorStatus,
        RetryRule.Swallowed => Rule.AUTH3007_RetryFailureMustSurface,
        RetryRule.Replay => Rule.AUTH3008_RequestMustBeSendableAgain,
        RetryRule.Unmarked => Rule.AUTH3009_HandlerMustMarkRequest,
        _ => Rule.AUTH3010_RefreshCountCouldNotBeBounded,
    };

    /// <summary>Methods that the project says refresh a token, by name, by type and name, or in full, separated by <c>|</c> or commas.</summary>
    internal static ImmutableHashSet<string> Configured(AnalyzerConfigOptionsProvider options, Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault();
        return (tree is not null && options.GetOptions(tree).TryGetValue(RefreshMethods, out var names)) || options.GlobalOptions.TryGetValue(RefreshMethods, out names)
            ? names.Split(Separators, StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.Ordinal)
            : ImmutableHashSet<string>.Empty;
    }
}
