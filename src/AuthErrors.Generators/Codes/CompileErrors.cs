using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Codes;

/// <summary>Tells code that does not compile: whatever is said of it may be wrong, and is not what matters.</summary>
internal static class CompileErrors
{
    /// <summary>True when there is one in an operation. Binding it anew is dear, so this is asked last.</summary>
    /// <remarks>A warning that the project made an error (CS8509 above all) is no such thing, and says the same less well.</remarks>
    public static bool AreIn(IOperation operation, CancellationToken cancellationToken)
        => operation.SemanticModel!.GetDiagnostics(operation.Syntax.Span, cancellationToken)
            .Any(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
}
