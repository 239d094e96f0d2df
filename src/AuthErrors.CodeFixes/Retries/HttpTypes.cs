using Microsoft.CodeAnalysis;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Tells the types that retry code is about.</summary>
internal static class HttpTypes
{
    public static bool IsResponse(ITypeSymbol? type) => Is(type, "System.Net.Http.HttpResponseMessage");

    public static bool IsRequest(ITypeSymbol? type) => Is(type, "System.Net.Http.HttpRequestMessage");

    public static bool IsStatus(ITypeSymbol? type) => Is(type, "System.Net.HttpStatusCode");

    public static bool IsCancellation(ITypeSymbol? type) => Is(type, "System.Threading.CancellationToken");

    /// <summary>True for the type of a task that gives a response.</summary>
    public static bool IsSend(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } && IsResponse(results[0]);

    public static bool IsException(ITypeSymbol? type) => Is(type, "System.Exception") || (type?.BaseType is { } parent && IsException(parent));

    private static bool Is(ITypeSymbol? type, string name) => type?.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == name;
}
