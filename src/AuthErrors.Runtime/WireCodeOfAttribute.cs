using System;

namespace AuthErrors;

/// <summary>Marks a string that carries a wire code of an enum, so that comparisons with it can be checked.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class WireCodeOfAttribute : Attribute
{
    /// <summary>Names the enum whose wire codes the string carries.</summary>
    /// <param name="codes">An enum marked with <see cref="AuthErrorCodesAttribute"/>.</param>
    public WireCodeOfAttribute(Type codes) => Codes = codes;

    /// <summary>The enum whose wire codes the string carries.</summary>
    public Type Codes { get; }
}
