using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Chains;

/// <summary>A condition that asks whether a value is one of some codes, or null.</summary>
/// <param name="Subject">What is asked: a local, a parameter, or a path of fields and properties from one.</param>
/// <param name="Codes">Its enum.</param>
/// <param name="Constants">What it is compared with, in the order of the text.</param>
internal sealed record CodeTest(IOperation Subject, CodeEnum Codes, ImmutableArray<IOperation> Constants)
{
    /// <summary>Reads a condition; <see langword="null"/> when it asks something else, or something more.</summary>
    public static CodeTest? Read(IOperation condition, CodeEnums enums) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Join(Read(either.LeftOperand, enums), Read(either.RightOperand, enums)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, OperatorMethod: null } equality
            => Create(equality.LeftOperand, [equality.RightOperand], enums) ?? Create(equality.RightOperand, [equality.LeftOperand], enums),
        IIsPatternOperation pattern when ConstantsOf(pattern.Pattern) is { } constants => Create(pattern.Value, constants, enums),
        _ => null,
    };

    public bool HasSubjectOf(CodeTest other) => Subject.Syntax.IsEquivalentTo(other.Subject.Syntax, topLevel: false);

    private static CodeTest? Join(CodeTest? left, CodeTest? right)
        => left is not null && right is not null && left.HasSubjectOf(right) ? left with { Constants = left.Constants.AddRange(right.Constants) } : null;

    private static CodeTest? Create(IOperation subject, ImmutableArray<IOperation> constants, CodeEnums enums)
    {
        // Compared with something nullable, a value is converted first.
        var asked = subject is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : subject;
        return IsPath(asked) && enums.Find(asked.Type, out var isNullable) is { } codes && constants.All(constant => IsConstant(constant, isNullable))
            ? new CodeTest(asked, codes, [.. constants.Select(ConstantOperand.Of)])
            : null;
    }

    private static bool IsConstant(IOperation value, bool isNullable)
        => ConstantOperand.Of(value).ConstantValue is { HasValue: true, Value: var constant } && (constant is not null || isNullable);

    /// <summary>A path is taken to give the same value each time. Whatever calls a method or an indexer may not.</summary>
    private static bool IsPath(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation { ConstantValue.HasValue: false } field => field.Instance is null || IsPath(field.Instance),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Instance is null || IsPath(property.Instance),
        _ => false,
    };

    private static ImmutableArray<IOperation>? ConstantsOf(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => [constant.Value],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either
            when ConstantsOf(either.LeftPattern) is { } left && ConstantsOf(either.RightPattern) is { } right => left.AddRange(right),
        _ => null,
    };
}
