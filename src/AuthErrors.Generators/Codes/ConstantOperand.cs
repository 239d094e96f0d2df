using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Codes;

/// <summary>Finds the constant that somebody wrote.</summary>
internal static class ConstantOperand
{
    /// <summary>The conversion to the nullable form of the enum is no constant, but what it converts is.</summary>
    public static IOperation Of(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
