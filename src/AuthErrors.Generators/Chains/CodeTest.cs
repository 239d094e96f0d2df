using System.Collections.Generic;
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
    public static CodeTest? Read(IOperation condition, CodeEnums enums)
    {
        CodeTest? whole = null;
        foreach (var part in Alternatives(condition))
        {
            if (ReadPart(part, enums) is not { } test || whole?.HasSubjectOf(test) == false)
            {
                return null;
            }

            whole = whole is null ? test : whole with { Constants = whole.Constants.AddRange(test.Constants) };
        }

        return whole;
    }

    public bool HasSubjectOf(CodeTest other) => Subject.Syntax.IsEquivalentTo(other.Subject.Syntax, topLevel: false);

    private static CodeTest? ReadPart(IOperation condition, CodeEnums enums) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, OperatorMethod: null } equality
            => Create(equality.LeftOperand, [equality.RightOperand], enums) ?? Create(equality.RightOperand, [equality.LeftOperand], enums),
        IIsPatternOperation pattern when Alternatives(pattern.Pattern).Select(static part => (part as IConstantPatternOperation)?.Value).ToImmutableArray() is var constants
            && constants.All(static constant => constant is not null) => Create(pattern.Value, constants!, enums),
        _ => null,
    };

    /// <summary>What <c>||</c> and <c>or</c> join, in the order of the text. A machine may have written thousands: a loop needs no stack.</summary>
    private static IEnumerable<IOperation> Alternatives(IOperation condition)
    {
        var open = new Stack<IOperation>([condition]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                    open.Push(either.RightOperand);
                    open.Push(either.LeftOperand);
                    break;
                case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                    open.Push(either.RightPattern);
                    open.Push(either.LeftPattern);
                    break;
                case var part:
                    yield return part;
                    break;
            }
        }
    }

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
}
