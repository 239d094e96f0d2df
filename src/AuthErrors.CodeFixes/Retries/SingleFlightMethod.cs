using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>A refresh that callers share who pass the same rejected token.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Token">The parameter for the token that was rejected.</param>
/// <param name="TakesCancellation">True when it can be cancelled.</param>
/// <param name="Gives">What it gives.</param>
internal sealed record SingleFlightMethod(string Name, IParameterSymbol Token, bool TakesCancellation, ITypeSymbol Gives)
{
    private const string Marker = "RefreshesTokenAttribute";
    private const string Promise = "SingleFlight";

    /// <summary>Reads a method; <see langword="null"/> when it does not promise this, or is to be told more than the token.</summary>
    public static SingleFlightMethod? From(IMethodSymbol method)
    {
        var told = method.Parameters.Where(static parameter => !parameter.IsOptional && !HttpTypes.IsCancellation(parameter.Type)).ToList();
        var takesCancellation = method.Parameters.Any(static parameter => HttpTypes.IsCancellation(parameter.Type));
        return told.Count == 1 && told[0].Ordinal == 0 && IsMarked(method) ? new SingleFlightMethod(method.Name, told[0], takesCancellation, method.ReturnType) : null;
    }

    private static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Name == Marker
        && attribute.NamedArguments.Any(static argument => argument.Key == Promise && argument.Value.Value is true));
}
