using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.WireStrings;

/// <summary>A constant that a wire string is compared with.</summary>
/// <param name="Value">The constant as it is written.</param>
/// <param name="Text">Its value.</param>
/// <param name="Compared">What it is compared with.</param>
/// <param name="Known">The wire code that it is.</param>
internal sealed record ComparedConstant(IOperation Value, string Text, WireString Compared, KnownCode? Known)
{
    /// <summary>The wire code that was meant, where this is none but nearly one.</summary>
    public string? FindMeant() => Known is null && !Compared.Defaults.Contains(Text) ? Compared.Codes.FindMeant(Text) : null;
}
