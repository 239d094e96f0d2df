using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>A call of an <c>Equals</c> that compares two strings.</summary>
/// <param name="Left">What stands first.</param>
/// <param name="Right">What stands second.</param>
/// <param name="IsExact">True when every letter counts, and its case.</param>
/// <param name="IgnoresCase">True when the case does not count, or nobody knows whether it does.</param>
internal sealed record StringEquality(IOperation Left, IOperation Right, bool IsExact, bool IgnoresCase)
{
    /// <summary>Reads the call; <see langword="null"/> when it compares something else.</summary>
    public static StringEquality? Of(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: nameof(Equals), ContainingType: { } type })
        {
            return null;
        }

        var arguments = call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => argument.Value).ToImmutableArray();
        return type switch
        {
            { SpecialType: SpecialType.System_String or SpecialType.System_Object } => Read(call.Instance is { } instance ? arguments.Insert(0, instance) : arguments),
            { Name: nameof(StringComparer) } when arguments.Length == 2 && call.Instance is { } comparer => new(
                arguments[0], arguments[1], NameOf(comparer) == nameof(StringComparer.Ordinal), !IsCaseSensitive(NameOf(comparer))),
            _ => null,
        };
    }

    private static StringEquality? Read(ImmutableArray<IOperation> arguments) => arguments.Length switch
    {
        2 => new(arguments[0], arguments[1], IsExact: true, IgnoresCase: false),
        3 => new(arguments[0], arguments[1], NameOf(arguments[2]) == nameof(StringComparison.Ordinal), !IsCaseSensitive(NameOf(arguments[2]))),
        _ => null,
    };

    /// <summary>The name of the comparison, such as <c>OrdinalIgnoreCase</c>.</summary>
    private static string? NameOf(IOperation comparison) => (comparison as IMemberReferenceOperation)?.Member.Name;

    private static bool IsCaseSensitive(string? comparison)
        => comparison is nameof(StringComparison.Ordinal) or nameof(StringComparison.InvariantCulture) or nameof(StringComparison.CurrentCulture);
}
