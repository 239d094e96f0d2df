using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators;

/// <summary>Every rule of the product. The thousands are bands: 1 the catalog, 2 switches, 3 retries.</summary>
internal static class Rule
{
    private const string Catalog = "Catalog";
    private const string Usage = "Usage";
    private const string Reliability = "Reliability";

    // Above the rules: static members are set in the order of the text.
    private static readonly string Home = typeof(Rule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static metadata => metadata.Key == "RepositoryUrl").Value;

    public static readonly DiagnosticDescriptor AUTH1001_CatalogMustBeJson = Create(
        "AUTH1001", Catalog, DiagnosticSeverity.Error, "The catalog is not JSON", "Not JSON: {0}");

    public static readonly DiagnosticDescriptor AUTH1002_CatalogMustFollowSchema = Create(
        "AUTH1002", Catalog, DiagnosticSeverity.Error, "The catalog breaks the schema", "Not a catalog: {0}");

    public static readonly DiagnosticDescriptor AUTH1003_CatalogMustNotRepeat = Create(
        "AUTH1003", Catalog, DiagnosticSeverity.Error, "A code, member name or value stands twice", "Stands twice: {0}");

    public static readonly DiagnosticDescriptor AUTH1004_SignalTextNeedsErrorStatus = Create(
        "AUTH1004", Catalog, DiagnosticSeverity.Error, "A signal matches text without an error status", "Text without an error status: {0}");

    public static readonly DiagnosticDescriptor AUTH1005_CatalogsMustNotShareTypes = Create(
        "AUTH1005", Catalog, DiagnosticSeverity.Error, "Two catalogs generate the same type", "Generated twice: {0}");

    public static readonly DiagnosticDescriptor AUTH1006_ClientMustFit = Create(
        "AUTH1006", Catalog, DiagnosticSeverity.Error, "The client names no catalog, or its class cannot be completed", "No client: {0}");

    public static readonly DiagnosticDescriptor AUTH1007_ProjectMustHaveRuntime = Create(
        "AUTH1007", Catalog, DiagnosticSeverity.Error, "The project has a catalog but not the runtime package", "Nothing is generated: {0}");

    public static readonly DiagnosticDescriptor AUTH1008_LanguageMustBeNewEnough = Create(
        "AUTH1008", Catalog, DiagnosticSeverity.Error, "The language version is below C# 12", "Nothing is generated: {0}");

    public static readonly DiagnosticDescriptor AUTH2001_SwitchMustHandleEveryCode = Create(
        "AUTH2001", Usage, DiagnosticSeverity.Error, "The switch does not handle every code",
        "Switch over '{0}' does not handle {1}; every code needs an arm that names it, a catch-all is not enough{2}");

    public static readonly DiagnosticDescriptor AUTH2002_SwitchMustHaveCatchAll = Create(
        "AUTH2002", Usage, DiagnosticSeverity.Warning, "The switch has no catch-all for codes to come",
        "Switch over '{0}' has no catch-all for codes that '{1}' may get");

    public static readonly DiagnosticDescriptor AUTH2003_WireCodeMustBeKnown = Create(
        "AUTH2003", Usage, DiagnosticSeverity.Error, "The string is a near miss of a wire code",
        "{0} is no wire code of '{1}'; did you mean {2}?");

    public static readonly DiagnosticDescriptor AUTH2004_EnumMustBeUsed = Create(
        "AUTH2004", Usage, DiagnosticSeverity.Warning, "The wire string is compared instead of the enum",
        "Wire codes of '{0}' are compared as strings; use the enum{1}");

    public static readonly DiagnosticDescriptor AUTH2005_MapMustHoldEveryCode = Create(
        "AUTH2005", Usage, DiagnosticSeverity.Warning, "The map lacks codes",
        "{0} by '{1}' lacks {2}");

    public static readonly DiagnosticDescriptor AUTH2006_ChainCouldBeSwitch = Create(
        "AUTH2006", Usage, DiagnosticSeverity.Hidden, "The if chain over codes could be a switch",
        "The if chain over '{0}' could be a switch, which AUTH2001 checks");

    public static readonly DiagnosticDescriptor AUTH2007_SuppressionMustGiveReason = Create(
        "AUTH2007", Usage, DiagnosticSeverity.Warning, "The suppression of AUTH2001 gives no reason",
        "AUTH2001 is suppressed without a reason; {0}");

    public static readonly DiagnosticDescriptor AUTH3001_RequestMustRefreshOnce = Create(
        "AUTH3001", Reliability, DiagnosticSeverity.Error, "One request can refresh the token more than once",
        "One request can refresh the token {0}, through {1}; once is right");

    public static readonly DiagnosticDescriptor AUTH3002_RequestMustNotRefreshBeforeAndAfter = Create(
        "AUTH3002", Reliability, DiagnosticSeverity.Warning, "The token is refreshed before sending and again on rejection in one request",
        "One request can refresh the token before it is sent and again on its rejection, through {0}");

    public static readonly DiagnosticDescriptor AUTH3003_RefreshMustBeSingleFlight = Create(
        "AUTH3003", Reliability, DiagnosticSeverity.Warning, "The refresh is not single-flight",
        "Concurrent requests that are rejected with one token each refresh it: {0}");

    public static readonly DiagnosticDescriptor AUTH3004_RetryMustUseNewToken = Create(
        "AUTH3004", Reliability, DiagnosticSeverity.Warning, "The request is retried with the rejected token",
        "The request is sent again with the token that was rejected");

    public static readonly DiagnosticDescriptor AUTH3005_ApiKeyMustBeKept = Create(
        "AUTH3005", Reliability, DiagnosticSeverity.Warning, "A user-provided API key is refreshed or cleared",
        "The credential may be the user's API key, which cannot be {0}; test '{1}' first");

    public static readonly DiagnosticDescriptor AUTH3006_BodyTextNeedsErrorStatus = Create(
        "AUTH3006", Reliability, DiagnosticSeverity.Warning, "An auth failure is recognised by the text of a response that may not be an error",
        "The text of a response that may not be an error decides over a refresh; test its status first");

    public static readonly DiagnosticDescriptor AUTH3007_RetryFailureMustSurface = Create(
        "AUTH3007", Reliability, DiagnosticSeverity.Warning, "The failure of the retry is swallowed",
        "The failure of the retry ends here and its caller is not told; rethrow it or use the exception");

    public static readonly DiagnosticDescriptor AUTH3008_RequestMustBeSendableAgain = Create(
        "AUTH3008", Reliability, DiagnosticSeverity.Warning, "The request cannot be sent twice as it is",
        "{0}");

    public static readonly DiagnosticDescriptor AUTH3009_HandlerMustMarkRequest = Create(
        "AUTH3009", Reliability, DiagnosticSeverity.Info, "The handler refreshes without marking the request",
        "The handler refreshes without marking the request, so another handler in the chain may refresh for it again");

    public static readonly DiagnosticDescriptor AUTH3010_RefreshCountCouldNotBeBounded = Create(
        "AUTH3010", Reliability, DiagnosticSeverity.Info, "The refresh count could not be bounded",
        "How often one request refreshes the token could not be bounded: {0}");

    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string messageFormat)
        => new(id, title, messageFormat, category, severity, isEnabledByDefault: true, helpLinkUri: $"{Home}/blob/main/docs/rules/{id}.md");
}
