namespace System.Diagnostics.CodeAnalysis;

/// <summary>Tells nullable analysis that an out argument is set when the method returns a given value; netstandard2.0 lacks it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
