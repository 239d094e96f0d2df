using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Suppressions;

/// <summary>Finds <c>[SuppressMessage]</c> of a rule without a justification.</summary>
internal static class AttributeCheck
{
    /// <summary>Where the rule is named; <see langword="null"/> when the attribute gives a reason, or suppresses something else.</summary>
    public static SyntaxNode? Find(IAttributeOperation attribute, string id, string title)
    {
        if (attribute.Operation is not IObjectCreationOperation { Type: var type } creation
            || type?.ToDisplayString() is not ("System.Diagnostics.CodeAnalysis.SuppressMessageAttribute" or "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessageAttribute"))
        {
            return null;
        }

        var check = creation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "checkId")?.Value;
        return IdIn(TextOf(check)) == id && !Reason.IsGiven(JustificationOf(creation), title) ? check!.Syntax : null;
    }

    /// <summary>A title may follow the id, behind a colon. The compiler trims nothing.</summary>
    private static string? IdIn(string? check) => check?.Split(':')[0];

    private static string? JustificationOf(IObjectCreationOperation creation)
        => creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .Where(static assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Justification" })
            .Select(static assignment => TextOf(assignment.Value))
            .FirstOrDefault();

    private static string? TextOf(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
