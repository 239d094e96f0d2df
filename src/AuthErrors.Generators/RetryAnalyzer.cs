using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH3001 to AUTH3010: what one request does with its token when the server rejects it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryAnalyzer : DiagnosticAnalyzer
{
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
    }
}
