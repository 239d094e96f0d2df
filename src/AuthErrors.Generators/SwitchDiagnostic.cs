using System;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators;

/// <summary>Turns the verdict on a switch into a diagnostic on its keyword.</summary>
internal static class SwitchDiagnostic
{
    /// <summary>AUTH2001: codes are missing.</summary>
    public static Diagnostic Incomplete(IOperation operation, SwitchVerdict verdict)
    {
        var positions = verdict.Incomplete.ToList();
        var witness = Witness.Of(verdict);
        var hints = string.Concat(SwitchHints.Of(operation, positions[0].Domain.Codes).Select(static hint => "; " + hint));
        return Diagnostic.Create(
            Rule.AUTH2001_SwitchMustHandleEveryCode,
            SwitchKeyword.Find(operation.Syntax),
            Properties(verdict, witness),
            string.Join("' and '", positions.Select(PositionPath.Of).Distinct(StringComparer.Ordinal)),
            MissingCodes.Write(verdict.MissingCodes, verdict.IsNullMissing) + (witness is null ? "" : $", such as {witness}"),
            hints);
    }

    /// <summary>AUTH2002: nothing takes what the enum may get.</summary>
    public static Diagnostic WithoutCatchAll(IOperation operation, CodeEnum codes)
        => Diagnostic.Create(Rule.AUTH2002_SwitchMustHaveCatchAll, SwitchKeyword.Find(operation.Syntax), codes.Type.Name, codes.Type.ContainingAssembly.Name);

    /// <summary>All that is missing, for tools: a message has room for a few.</summary>
    private static ImmutableDictionary<string, string?> Properties(SwitchVerdict verdict, string? witness)
        => ImmutableDictionary<string, string?>.Empty
            .Add("missing", string.Join(",", verdict.MissingCodes.Select(static code => code.Name).Concat(verdict.IsNullMissing ? ["null"] : [])))
            .Add("witness", witness);
}
